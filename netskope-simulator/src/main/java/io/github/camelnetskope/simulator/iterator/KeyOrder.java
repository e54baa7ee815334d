package io.github.camelnetskope.simulator.iterator;

/** The order of the top-level keys of an answer. */
public enum KeyOrder {
  /** {@code ok}, {@code result}, then the rest. */
  RESULT_EARLY,
  /** Everything before {@code result}. */
  RESULT_LAST,
  /** One of several orders, different for each page, sometimes with an unknown key. */
  VARIED
}
