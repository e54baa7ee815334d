package io.github.camelnetskope.checkpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a stripe has come to meet its neighbour, kept with each of its checkpoints.
 *
 * @param border the neighbour's first records; {@link Border#NONE} while none are known
 * @param mark the {@code timestamp_hwm} of the answer that showed them
 * @param held how many of them were the last ones that the stripe has read
 * @param unproven whether it is known that they cannot be met: the stripe reads on
 */
record SeamState(Border border, Optional<Instant> mark, int held, boolean unproven) {
  /** Nothing is known of the neighbour. */
  static final SeamState UNKNOWN = new SeamState(Border.NONE, Optional.empty(), 0, false);

  SeamState withHeld(int records) {
    return new SeamState(border, mark, records, unproven);
  }

  SeamState asUnproven() {
    return new SeamState(border, mark, 0, true);
  }
}
