package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The part of a history that one cursor reads.
 *
 * @param from where it begins
 * @param end where the next part begins, or where the history ends
 * @param nextEnd where the next part ends; empty when there is none, and this part ends by the
 *     tenant's mark
 */
public record Slice(Instant from, Instant end, Optional<Instant> nextEnd) {

  /** As an interval of ISO 8601. */
  @Override
  public String toString() {
    return from + "/" + end;
  }
}
