package io.github.camelnetskope.simulator;

import java.util.Locale;

/**
 * The spelling of the rate-limit headers. Header names are case-insensitive, but not every client
 * respects this.
 */
public enum RateLimitHeaders {
  /** {@code RateLimit-Reset}. */
  CANONICAL,
  /** {@code ratelimit-reset}. */
  LOWER_CASE,
  /** {@code RATELIMIT-RESET}. */
  UPPER_CASE,
  /** {@code RateLimit-Rest}, as one page of the documentation has it. */
  MISSPELT,
  /** No such headers. */
  MISSING;

  SimulatorAnswer on(SimulatorAnswer answer, int limit, int remaining, int resetSeconds) {
    if (this == MISSING) {
      return answer;
    }
    return answer
        .header(spell("RateLimit-Limit"), Integer.toString(limit))
        .header(spell("RateLimit-Remaining"), Integer.toString(remaining))
        .header(
            spell(this == MISSPELT ? "RateLimit-Rest" : "RateLimit-Reset"),
            Integer.toString(resetSeconds));
  }

  private String spell(String name) {
    return switch (this) {
      case LOWER_CASE -> name.toLowerCase(Locale.ROOT);
      case UPPER_CASE -> name.toUpperCase(Locale.ROOT);
      default -> name;
    };
  }
}
