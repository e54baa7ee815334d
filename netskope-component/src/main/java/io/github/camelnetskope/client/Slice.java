package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The part of a history that one cursor reads.
 *
 * @param from where it begins
 * @param end where the next part begins, or where the history ends
 * @param nextEnd where the next part ends; empty for the last part, whose end is decided by the
 *     tenant's high-water mark
 */
public record Slice(Instant from, Instant end, Optional<Instant> nextEnd) {

  /** An ISO-8601 interval. */
  @Override
  public String toString() {
    return from + "/" + end;
  }
}
