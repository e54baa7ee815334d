package io.github.camelnetskope.simulator;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** The gateway's limit of requests per second and endpoint, and its headers. Thread-safe. */
final class RateGate {
  private static final int REQUESTS_A_SECOND = 4;

  private final boolean limited;
  private final RateLimitHeaders spelling;
  private final RateWindow window;

  RateGate(TenantOptions<?> options) {
    this.limited = options.rateLimited;
    this.spelling = options.rateLimitHeaders;
    this.window = new RateWindow(REQUESTS_A_SECOND, options.rateLimitGrace);
  }

  /** Creates the arrival of a request that may pass. */
  @FunctionalInterface
  interface Admitted {
    /**
     * The arrival.
     *
     * @param limits adds the headers to a reply
     */
    Arrival arrive(UnaryOperator<Reply> limits);
  }

  /** Counts a request, and refuses it when there were too many. */
  Arrival pass(String endpoint, Instant now, Admitted admitted) {
    int remaining = limited ? window.remainingAfter(endpoint, now) : REQUESTS_A_SECOND - 1;
    return remaining < 0
        ? Arrival.answered(withLimits(tooMany(), 0))
        : admitted.arrive(reply -> withLimits(reply, remaining));
  }

  /** A request that is refused before it counts. */
  Arrival refused(int status) {
    return Arrival.answered(withLimits(Reply.refused(status), window.limit()));
  }

  /** A header that a fault has set stays as it is. */
  private Reply withLimits(Reply reply, int remaining) {
    boolean set = reply.answer().headerValue("RateLimit-Remaining").isPresent();
    return set ? reply : reply.answer(spelling.on(reply.answer(), window.limit(), remaining, 1));
  }

  private static Reply tooMany() {
    Reply refused = Reply.refused(429);
    return refused.answer(refused.answer().header("Retry-After", "1"));
  }
}
