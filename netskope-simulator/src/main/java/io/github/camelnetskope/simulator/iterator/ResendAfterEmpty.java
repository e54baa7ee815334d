package io.github.camelnetskope.simulator.iterator;

/** What {@code resend} repeats when the last answer was an empty page. */
public enum ResendAfterEmpty {
  /** The empty page. */
  EMPTY_PAGE,
  /** The last page that held records. */
  LAST_RECORDS
}
