package io.github.camelnetskope.page;

import java.util.Locale;

/** How a feed is, the worst first. */
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
  /** It reads. */
  HEALTHY("healthy"),
  /** It has come to its end. */
  DONE("done");

  private final String label;

  Condition(String label) {
    this.label = label;
  }

  /** What the page calls it. */
  String label() {
    return label;
  }

  /** The class in the style sheet. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether something is wrong that nobody has ordered. */
  boolean isProblem() {
    return this == ACTION || this == RETRYING;
  }

  /** Whether somebody has switched it off. */
  boolean isOff() {
    return this == STOPPED || this == SUSPENDED;
  }

  /** Whether all is as it should be. */
  boolean isGood() {
    return this == HEALTHY || this == DONE;
  }

  Condition worse(Condition other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
