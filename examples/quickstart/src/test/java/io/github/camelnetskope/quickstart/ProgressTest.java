package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.quickstart.Progress.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final AtomicInteger enough = new AtomicInteger();
  private final Progress progress = new Progress(100, enough::incrementAndGet, () -> NOW);

  @Test
  void the_lag_is_that_of_the_feed_furthest_behind() {
    progress.process(page("events/page", 10, NOW.minusSeconds(7200), 0));
    progress.process(page("events/alert", 5, NOW.minusSeconds(3), 5));

    assertThat(progress.snapshot()).isEqualTo(new Snapshot(15, Duration.ofHours(2), 1, 2));
  }

  @Test
  void the_latest_page_of_a_feed_says_how_far_behind_it_is() {
    progress.process(page("events/page", 10, NOW.minusSeconds(7200), 0));
    progress.process(page("events/page", 10, NOW.minusSeconds(4), 5));

    assertThat(progress.snapshot()).isEqualTo(new Snapshot(20, Duration.ofSeconds(4), 1, 1));
  }

  @Test
  void it_is_enough_when_the_limit_is_reached() {
    progress.process(page("events/page", 99, NOW, 0));
    assertThat(enough).hasValue(0);

    progress.process(page("events/page", 1, NOW, 0));
    assertThat(enough).hasValue(1);
  }

  @Test
  void the_line_is_for_people() {
    var snapshot = new Snapshot(1_234_567, Duration.ofMinutes(90), 21, 24);

    assertThat(ProgressLine.text(snapshot, Duration.ofSeconds(100), ""))
        .isEqualTo("1,234,567 records  12,346 records/s  lag 90 min  24 feeds, 21 waiting");
    assertThat(ProgressLine.text(snapshot, Duration.ofSeconds(100), "3 of 24 feeds cannot be read"))
        .endsWith("  24 feeds, 21 waiting  3 of 24 feeds cannot be read");
  }

  @Test
  void the_line_says_that_no_feed_can_be_read() {
    var snapshot = new Snapshot(0, Duration.ZERO, 0, 0);

    assertThat(ProgressLine.text(snapshot, Duration.ofSeconds(9), "24 of 24 feeds cannot be read"))
        .isEqualTo("0 records  0 records/s  24 of 24 feeds cannot be read");
  }

  private static Exchange page(String feed, int records, Instant highWaterMark, long waitTime) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(NetskopeConstants.FEED, feed);
    exchange.getMessage().setHeader(NetskopeConstants.RECORD_COUNT, records);
    exchange
        .getMessage()
        .setHeader(NetskopeConstants.HIGH_WATER_MARK, highWaterMark.getEpochSecond());
    exchange.getMessage().setHeader(NetskopeConstants.WAIT_TIME, waitTime);
    return exchange;
  }
}
