package io.github.camelnetskope;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;

/**
 * A Camel context and a simulated tenant whose clock stands still, long ago: so all of its records
 * are old enough for pages.
 */
abstract class OperationRouteTest extends QueryRouteTest {
  static final int RECORDS = 20;
  static final String WINDOW = "startTime=2025-11-01T00:00:00Z&endTime=2026-01-01T00:00:00Z";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  @BeforeEach
  void tenantOfThePast() {
    tenant(
        options ->
            options
                .clock(CLOCK)
                .rateLimit(false)
                .pageSize(7)
                .allFeeds(feed -> feed.records(RECORDS)));
  }

  /** The URI of a producer that waits as little as possible. */
  String v2(String path, String... options) {
    String all = options.length == 0 ? "" : "&" + String.join("&", options);
    return "netskope:v2/"
        + path
        + "?tenant="
        + tenant().baseUrl()
        + "&token="
        + NetskopeSimulator.TOKEN
        + "&retryDelay=10&maxRetryDelay=20"
        + all;
  }
}
