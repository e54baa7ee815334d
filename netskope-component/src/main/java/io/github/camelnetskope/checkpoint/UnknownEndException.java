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
            + " reached. Leave until out, and stop the route yourself. Nothing is lost: the page is"
            + " asked for again");
  }
}
