package io.github.camelnetskope.checkpoint;

/** What goes wrong in a {@link SeamTrial}. */
enum SeamTrouble {
  NONE,
  FAULTS,
  LATE_REQUESTS,
  KILLS,
  LATE_REQUESTS_AND_KILLS;

  /** How many of the requests are carried out late: more of them, and most trials see W2. */
  double late() {
    return switch (this) {
      case LATE_REQUESTS -> 0.15;
      case LATE_REQUESTS_AND_KILLS -> 0.03;
      default -> 0;
    };
  }

  boolean kills() {
    return this == KILLS || this == LATE_REQUESTS_AND_KILLS;
  }
}
