package io.github.camelnetskope.client;

import java.util.Optional;

/**
 * From where to where a cursor reads.
 *
 * @param startFrom where it begins without a checkpoint
 * @param until where it ends; empty: never
 * @param slice the part of a history that it is; empty when it is no part of one
 * @param stripes how many cursors read the history of the feed at once
 */
public record Extent(
    StartFrom startFrom, Optional<Until> until, Optional<Slice> slice, int stripes) {

  /** Not part of a history that several cursors read. */
  public Extent(StartFrom startFrom, Optional<Until> until) {
    this(startFrom, until, Optional.empty(), 1);
  }

  /** Without an end. */
  public static Extent from(StartFrom startFrom) {
    return new Extent(startFrom, Optional.empty());
  }
}
