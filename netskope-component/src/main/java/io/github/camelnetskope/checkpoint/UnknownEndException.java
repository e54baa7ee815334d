package io.github.camelnetskope.checkpoint;

import java.io.Serial;

/**
 * A cursor with an end has received a page without {@code timestamp_hwm}. Nothing of the page is
 * delivered, and it stays owed.
 */
public final class UnknownEndException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnknownEndException() {
    super(
        "until: the tenant's answer has no timestamp_hwm, which alone says whether the end is"
            + " reached. Read without until and stripes; after stripes, take another index. Nothing is"
            + " lost: the page is requested again");
  }
}
