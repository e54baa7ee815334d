package io.github.camelnetskope.simulator.iterator;

/** What {@code resend} does on an index that never had a page. This is not documented. */
public enum UnknownResend {
  /** An empty page. */
  EMPTY,
  /** Status 400. */
  REFUSED,
  /** The page that {@code next} would give; the cursor moves past it. */
  FIRST_PAGE
}
