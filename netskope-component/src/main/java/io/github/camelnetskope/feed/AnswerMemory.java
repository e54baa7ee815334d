package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory for the answers of one feed, from the budget that all feeds share. A feed that gets none
 * sends its request later. Confined to the feed's worker.
 */
final class AnswerMemory {
  private final BufferBudget budget;
  private final Runnable freed;
  private final AtomicBoolean registered = new AtomicBoolean();
  private long lastBytes;
  private boolean wanted;

  /**
   * Nothing is reserved yet.
   *
   * @param freed run when memory may be available again, on any thread
   */
  AnswerMemory(BufferBudget budget, Runnable freed) {
    this.budget = budget;
    this.freed = freed;
  }

  /** Reserves as much as the last answer took; empty when that much is not free. */
  Optional<BufferReservation> tryReserve() {
    Optional<BufferReservation> reserved =
        budget.tryReserve(lastBytes > 0 ? lastBytes : budget.usualBytes());
    wanted = reserved.isEmpty();
    if (wanted && registered.compareAndSet(false, true)) {
      budget.whenFreed(this::tell);
    }
    return reserved;
  }

  private void tell() {
    registered.set(false);
    freed.run();
  }

  /** Whether the feed waits for memory. */
  boolean isWanted() {
    return wanted;
  }

  /** Records how much memory an answer took. */
  void took(long bytes) {
    lastBytes = bytes;
  }
}
