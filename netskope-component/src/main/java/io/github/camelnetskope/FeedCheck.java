package io.github.camelnetskope;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.IndexInUse;
import io.github.camelnetskope.client.NetskopeException.RateLimited;
import io.github.camelnetskope.client.RateGate;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.feed.FeedProblems;
import io.github.camelnetskope.feed.FeedResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start-up check. It requests each feed once for a time in the future, with an index that no
 * consumer uses: this shows whether host name, TLS, token and scope are right, and moves no
 * consumer's cursor. The requests run in parallel; the caller blocks until all are answered. A CSV
 * multi-iterator is not requested, since it has no spare index.
 */
record FeedCheck(FeedResources resources, NetskopeEndpoint endpoint) {
  private static final Logger LOG = LoggerFactory.getLogger(NetskopeConsumer.class);
  private static final IteratorIndex SCRATCH = new IteratorIndex("camel-netskope-check");
  private static final String STARTUP_CHECK = "startup check: ";
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private record Asked(
      CursorKey cursor, IteratorRequest request, CompletableFuture<ApiResponse> answer) {
    void check() {
      try {
        request.check(answer.join());
      } catch (CompletionException e) {
        throw request.failure(e.getCause());
      }
    }
  }

  void check() {
    if (endpoint.getConfiguration().getStartupCheck() != StartupCheck.OFF) {
      endpoint.feeds().stream()
          .filter(feed -> !feed.isCsv())
          .map(feed -> new CursorKey(endpoint.tenant(), feed, endpoint.index()))
          .map(this::ask)
          .toList()
          .forEach(this::judge);
    }
  }

  private Asked ask(CursorKey cursor) {
    RateLimiter limiter = RateLimiter.of(resources.time(), cursor.tenant(), cursor.feed());
    var unused = limiter.reserve(resources.time().moment());
    var scratch = new CursorKey(cursor.tenant(), cursor.feed(), SCRATCH);
    var ahead = resources.time().wallTime().plus(AHEAD);
    IteratorRequest request =
        new EventIterator(
                scratch,
                resources.transport(),
                resources.tokens(),
                resources.time(),
                endpoint.getConfiguration().getMaxPageBytes())
            .request(new IteratorOperation.Epoch(ahead.getEpochSecond()));
    var memory = resources.buffers().reserve();
    var gate = new RateGate(BeforeSendHook.NONE, limiter, resources.time(), resources.timer());
    var answer = request.send(gate, memory);
    return new Asked(cursor, request, answer.whenComplete((got, failed) -> memory.close()));
  }

  private void judge(Asked asked) {
    try {
      asked.check();
    } catch (IndexInUse | RateLimited e) {
      LOG.debug("{}: reached: {}", asked.cursor(), e.getMessage());
    } catch (NetskopeException e) {
      if (endpoint.getConfiguration().getStartupCheck() == StartupCheck.FAIL) {
        throw e;
      }
      resources
          .warnings()
          .found(asked.cursor(), FeedProblems.of(e), STARTUP_CHECK + e.getMessage(), LOG);
    }
  }
}
