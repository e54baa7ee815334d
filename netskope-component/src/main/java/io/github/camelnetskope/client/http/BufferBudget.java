package io.github.camelnetskope.client.http;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Limits the memory of all answers in hand: those being received, and those received and not yet
 * done, compressed. A request first reserves what its answer is expected to need; an answer that
 * needs more takes more, as long as there is some. Thread-safe.
 */
public final class BufferBudget {
  /** The expected size of an answer before one was seen. */
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

  /** The usual size of answers: how much to reserve for one of unknown size. */
  public synchronized long usualBytes() {
    return Math.min(usual, maxBytes);
  }

  /** Records the size of an answer. */
  synchronized void seen(long bytes) {
    usual = Math.max(bytes, (3 * usual + bytes) / 4);
  }

  /** The bytes that are reserved now. */
  public synchronized long reservedBytes() {
    return reserved;
  }

  /**
   * Reserves bytes. If nothing else is reserved, this is always granted, so that at least one
   * answer at a time is possible.
   *
   * @return empty when it would exceed the budget; use {@link #whenFreed} to try again
   */
  public synchronized Optional<BufferReservation> tryReserve(long bytes) {
    if (!take(0, bytes)) {
      return Optional.empty();
    }
    return Optional.of(new BufferReservation(this, bytes));
  }

  /** A reservation without bytes yet, for an answer that cannot wait; it grows as needed. */
  public synchronized BufferReservation reserve() {
    return new BufferReservation(this, 0);
  }

  /**
   * Runs a quick action once, when memory may be available again. The longest waiting come first,
   * and only as many as there is room for answers of the usual size.
   */
  public synchronized void whenFreed(Runnable action) {
    waiting.add(action);
  }

  /** Changes the size of a reservation; false when there is not enough memory. */
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
