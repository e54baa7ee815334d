package io.github.camelnetskope.simulator.iterator;

/** What {@code resend} does on an index that never had a page. The documentation does not say. */
public enum UnknownResend {
  /** An empty page. */
  EMPTY,
  /** Status 400. */
  REFUSED,
  /** The page that {@code next} would give, and the cursor moves behind it. */
  FIRST_PAGE
}
