package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.RequestRejected;
import io.github.camelnetskope.client.RateLimit;
import java.util.Optional;

/**
 * The result of one request.
 *
 * @param page absent when a {@code resend} was refused
 * @param limit the rate limit in the headers of the answer
 */
public record Fetched(Step step, Optional<EventPage> page, RateLimit limit) {
  Fetched(Step step, Optional<EventPage> page) {
    this(step, page, page.map(EventPage::rateLimit).orElse(RateLimit.UNKNOWN));
  }

  /** The same result, with the rate limit in the headers of a refusal. */
  Fetched saying(NetskopeException refusal) {
    return refusal instanceof RequestRejected rejected
        ? new Fetched(step, page, rejected.rateLimit())
        : this;
  }

  /** How a request ended. */
  public enum Step {
    /** A page is {@link PageInHand#owed}. */
    PAGE,
    /** There is nothing new. */
    EMPTY,
    /** The page was finished before: the tenant's cursor had not moved. */
    REPEATED,
    /**
     * A look is needed first, to see where the neighbour of a stripe begins; no page is owed by it.
     */
    LOOK,
    /** The look has seen it. */
    SEEN,
    /** It is too early for the look. */
    EARLY,
    /** The answer is inconclusive: send the request again. */
    UNRESOLVED,
    /** Inconclusive many times in a row: a gateway may answer in the tenant's place. */
    UNCONFIRMED
  }

  /** The number of records received. */
  public int records() {
    return page.map(EventPage::size).orElse(0);
  }
}
