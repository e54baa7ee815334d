package io.github.camelnetskope.checkpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a stripe has met its neighbour; saved with each of its checkpoints.
 *
 * @param border the neighbour's first records; {@link Border#NONE} while none are known
 * @param mark the {@code timestamp_hwm} of the answer that showed them
 * @param held how many of them are the last records that the stripe has read
 * @param unproven whether the seam is known to be unproven: the stripe then reads its neighbour's
 *     slice too
 */
record SeamState(Border border, Optional<Instant> mark, int held, boolean unproven) {
  /** Nothing is known about the neighbour. */
  static final SeamState UNKNOWN = new SeamState(Border.NONE, Optional.empty(), 0, false);

  SeamState withHeld(int records) {
    return new SeamState(border, mark, records, unproven);
  }

  SeamState asUnproven() {
    return new SeamState(border, mark, 0, true);
  }
}
