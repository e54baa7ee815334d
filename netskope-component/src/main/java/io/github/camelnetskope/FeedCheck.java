package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.IndexInUse;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a feed for a time that has not come yet, with an index that nobody reads: shows whether
 * name, TLS, token and scope are right, and moves no cursor that matters.
 */
record FeedCheck(FeedResources resources, NetskopeEndpoint endpoint) {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);
  private static final IteratorIndex SCRATCH = new IteratorIndex("camel-netskope-check");
  private static final Duration AHEAD = Duration.ofMinutes(1);

  void check(Cursor cursor) {
    StartupCheck mode = endpoint.getConfiguration().getStartupCheck();
    if (mode == StartupCheck.OFF) {
      return;
    }
    try {
      ask(new Cursor(cursor.tenant(), cursor.feed(), SCRATCH));
    } catch (IndexInUse | RateLimited e) {
      LOG.debug("{}: reached: {}", cursor, e.getMessage());
    } catch (NetskopeException e) {
      if (mode == StartupCheck.FAIL) {
        throw e;
      }
      LOG.warn("{}: startup check: {}: {}", cursor, FeedProblem.of(e), e.getMessage());
    }
  }

  private void ask(Cursor scratch) {
    Instant now = resources.clock().instant();
    RateLimiter.of(scratch.tenant(), scratch.feed()).reserve(now);
    var ahead = new IteratorOperation.Epoch(now.plus(AHEAD).getEpochSecond());
    resources.iterator(scratch, endpoint.getConfiguration()).fetch(ahead);
  }
}
