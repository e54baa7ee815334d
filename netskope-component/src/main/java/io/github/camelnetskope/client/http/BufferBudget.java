package io.github.camelnetskope.client.http;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Bounds the memory of all answers in hand: those being received, and those received and not yet
 * done with, compressed. Whoever asks reserves first what the answer is expected to need; an answer
 * that needs more takes more, as long as there is any. Thread-safe.
 */
public final class BufferBudget {
  /** What an answer is thought to need before one was seen. */
  private static final long LEAST_GUESS = 16 * 1024;

  private static final long MOST_GUESS = 1024 * 1024;

  private final long maxBytes;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long reserved;
  private long usual;

  /** A budget of which nothing is reserved. */
  public BufferBudget(long maxBytes) {
    this.maxBytes = maxBytes;
    this.usual = Math.max(LEAST_GUESS, Math.min(maxBytes / 8192, MOST_GUESS));
  }

  /** The most that may be reserved. */
  public long maxBytes() {
    return maxBytes;
  }

  /** About how long answers are: what to reserve for one of which nothing is known. */
  public synchronized long usualBytes() {
    return Math.min(usual, maxBytes);
  }

  /** An answer was so long. */
  synchronized void seen(long bytes) {
    usual = Math.max(bytes, (3 * usual + bytes) / 4);
  }

  /** What is reserved now. */
  public synchronized long reservedBytes() {
    return reserved;
  }

  /**
   * Reserves some bytes. The first reservation is always granted, however large: one answer at a
   * time gets through in any case.
   *
   * @return empty when that would exceed the budget; {@link #whenFreed} tells when to try again
   */
  public synchronized Optional<BufferReservation> tryReserve(long bytes) {
    if (!take(0, bytes)) {
      return Optional.empty();
    }
    return Optional.of(new BufferReservation(this, bytes));
  }

  /** Reserves nothing yet, for an answer that cannot wait; it takes what it needs. */
  public synchronized BufferReservation reserve() {
    return new BufferReservation(this, 0);
  }

  /**
   * Runs a quick action once, when there may be memory again. Those who wait longest come first,
   * and only as many of them as answers of the usual length have room.
   */
  public synchronized void whenFreed(Runnable action) {
    waiting.add(action);
  }

  /** Whether a reservation may have so many bytes instead of those that it has. */
  synchronized boolean take(long has, long wants) {
    boolean alone = reserved == has;
    if (!alone && wants > has && reserved - has + wants > maxBytes) {
      return false;
    }
    reserved += wants - has;
    return true;
  }

  void free(long bytes) {
    Queue<Runnable> told = new ArrayDeque<>();
    synchronized (this) {
      reserved -= bytes;
      long room = maxBytes - reserved;
      while (!waiting.isEmpty() && (room >= usualBytes() || reserved == 0)) {
        told.add(waiting.remove());
        room -= usualBytes();
      }
    }
    told.forEach(Runnable::run);
  }
}
