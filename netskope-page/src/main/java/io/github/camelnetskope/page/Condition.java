package io.github.camelnetskope.page;

import java.util.Locale;

/** The condition of a feed, the worst first. */
enum Condition {
  /** Health is DOWN: an operator has to act. */
  ACTION("needs action"),
  /** The last step failed; the feed retries by itself. */
  RETRYING("retrying"),
  /** Its route does not run. */
  STOPPED("route stopped"),
  /** An operator has suspended it. */
  SUSPENDED("suspended"),
  /** No good answer yet. */
  STARTING("starting"),
  /** It reads without a problem. */
  HEALTHY("healthy"),
  /** It has reached its end. */
  DONE("done");

  private final String label;

  Condition(String label) {
    this.label = label;
  }

  /** The text on the page. */
  String label() {
    return label;
  }

  /** The class in the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a problem and not the operator's choice. */
  boolean isProblem() {
    return this == ACTION || this == RETRYING;
  }

  /** Whether an operator has switched it off. */
  boolean isOff() {
    return this == STOPPED || this == SUSPENDED;
  }

  /** Whether the feed is healthy or done. */
  boolean isGood() {
    return this == HEALTHY || this == DONE;
  }

  Condition worse(Condition other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
