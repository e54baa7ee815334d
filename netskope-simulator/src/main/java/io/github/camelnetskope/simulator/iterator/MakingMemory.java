package io.github.camelnetskope.simulator.iterator;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits the memory for pages while they are made: a thread that finds too little waits until
 * others have finished. Thread-safe.
 */
final class MakingMemory {
  /** A quarter of the heap, for all tenants of the process. */
  static final MakingMemory OF_THE_HEAP = new MakingMemory(Runtime.getRuntime().maxMemory() / 4);

  private static final int UNIT = 64 * 1024;

  private final int units;
  private final Semaphore free;

  MakingMemory(long bytes) {
    this.units = units(bytes);
    this.free = new Semaphore(units, true);
  }

  private static int units(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
  }

  /** Makes something that takes this many bytes; alone, if that is more than the limit. */
  <T> T make(long bytes, Supplier<T> maker) {
    int taken = Math.min(units, units(bytes));
    free.acquireUninterruptibly(taken);
    try {
      return maker.get();
    } finally {
      free.release(taken);
    }
  }
}
