package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.RequestRejected;
import io.github.camelnetskope.client.RateLimit;
import java.util.Optional;

/**
 * What came back of one request.
 *
 * @param page absent when a {@code resend} was refused
 * @param limit what the headers of the answer said of the pace
 */
public record Fetched(Step step, Optional<EventPage> page, RateLimit limit) {
  Fetched(Step step, Optional<EventPage> page) {
    this(step, page, page.map(EventPage::rateLimit).orElse(RateLimit.UNKNOWN));
  }

  /** The same, with what a refusal said of the pace. */
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
    /** First is to be seen where the neighbour of a stripe begins; no page is owed by that. */
    LOOK,
    /** That was seen. */
    SEEN,
    /** It is too early to see it. */
    EARLY,
    /** The answer says neither: ask again. */
    UNRESOLVED,
    /**
     * That has happened many times in a row, and is not believed: somebody answers for the tenant.
     */
    UNCONFIRMED
  }

  /** How many records came. */
  public int records() {
    return page.map(EventPage::size).orElse(0);
  }
}
