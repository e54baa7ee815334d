package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory for the answers of one feed, from the budget of all. A feed that gets none asks later.
 * Confined to the feed's worker.
 */
final class AnswerMemory {
  private final BufferBudget budget;
  private final Runnable freed;
  private final AtomicBoolean registered = new AtomicBoolean();
  private long lastBytes;
  private boolean wanted;

  /**
   * Memory of which nothing is reserved.
   *
   * @param freed run when there may be memory again, on any thread
   */
  AnswerMemory(BufferBudget budget, Runnable freed) {
    this.budget = budget;
    this.freed = freed;
  }

  /** Reserves as much as the answer before took; empty when there is not so much. */
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

  /** An answer took so much. */
  void took(long bytes) {
    lastBytes = bytes;
  }
}
