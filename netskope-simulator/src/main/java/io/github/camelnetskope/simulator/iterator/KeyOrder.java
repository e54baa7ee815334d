package io.github.camelnetskope.simulator.iterator;

/** In which order the top-level keys of an answer come. */
public enum KeyOrder {
  /** {@code ok}, {@code result}, then the rest. */
  RESULT_EARLY,
  /** Everything before {@code result}. */
  RESULT_LAST,
  /** One of several orders, other for each page, with a key nobody knows now and then. */
  VARIED
}
