package io.github.camelnetskope.client;

import java.util.Optional;

/**
 * Where a cursor begins and ends.
 *
 * @param startFrom where it begins without a checkpoint
 * @param until where it ends; empty: never
 * @param slice the slice of a history that it reads; empty without stripes
 * @param stripes how many cursors read the history of the feed at once; {@link #UNREAD_PLAN} when
 *     the saved plan, which says so, could not be read
 */
public record Extent(
    StartFrom startFrom, Optional<Until> until, Optional<Slice> slice, int stripes) {
  /** In place of a number of stripes: the cursor sends no requests. */
  public static final int UNREAD_PLAN = 0;

  /** For a cursor without stripes. */
  public Extent(StartFrom startFrom, Optional<Until> until) {
    this(startFrom, until, Optional.empty(), 1);
  }

  /** For a cursor without an end. */
  public static Extent from(StartFrom startFrom) {
    return new Extent(startFrom, Optional.empty());
  }

  /** For a cursor whose feed cannot be read before the route is started again. */
  public Extent withUnreadPlan() {
    return new Extent(startFrom, until, slice, UNREAD_PLAN);
  }
}
