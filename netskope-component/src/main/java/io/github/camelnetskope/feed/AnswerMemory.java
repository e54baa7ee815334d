package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.Optional;

/**
 * Memory for the answers of one feed, from the budget of all. A feed that gets none asks later.
 * Confined to the feed's worker.
 */
final class AnswerMemory {
  private final BufferBudget budget;
  private final Runnable freed;
  private long lastBytes;

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
    if (reserved.isEmpty()) {
      budget.whenFreed(freed);
    }
    return reserved;
  }

  /** An answer took so much. */
  void took(long bytes) {
    lastBytes = bytes;
  }
}
