package io.github.camelnetskope.client;

import java.util.Optional;

/**
 * From where to where a cursor reads.
 *
 * @param startFrom where it begins without a checkpoint
 * @param until where it ends; empty: never
 */
public record Extent(StartFrom startFrom, Optional<Until> until) {

  /** Without an end. */
  public static Extent from(StartFrom startFrom) {
    return new Extent(startFrom, Optional.empty());
  }
}
