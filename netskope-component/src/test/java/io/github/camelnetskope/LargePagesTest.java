package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.simulator.LossOracle;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of several feeds that are long enough to use each other's memory, in a route that fails now
 * and then, so that pages are unpacked several times.
 */
class LargePagesTest extends RouteTest {
  private static final List<String> FEEDS =
      List.of("events/page", "events/audit", "events/network", "alerts/dlp");
  private static final int RECORDS = 4_000;

  private final AtomicInteger exchanges = new AtomicInteger();

  private LossOracle oracle() {
    return tenant().tenant().oracle();
  }

  private boolean isAllThere(String feed) {
    return oracle().report(feed).handedOut() == RECORDS && oracle().report(feed).isComplete();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxInFlight=1", "maxInFlight=4", "maxBufferedBytes=600000"})
  void each_record_arrives_as_the_tenant_has_it(String option) throws Exception {
    tenant(t -> t.pageSize(2_000).allFeeds(f -> f.recordSize(4_000).records(RECORDS)));
    sink.after(
        record -> {
          if (exchanges.incrementAndGet() % 397 == 0) {
            throw new IllegalStateException("now and then");
          }
          oracle().delivered(record.header(NetskopeConstants.FEED, String.class), record.text());
        });

    start(uri(String.join(",", FEEDS), "pollerThreads=2", "checkpointInterval=0", option));
    sink.await(() -> FEEDS.stream().allMatch(this::isAllThere), "all records");

    assertThat(oracle().report().unknown()).as("records that the tenant does not have").isZero();
  }

  @Test
  void feeds_that_wait_for_their_next_request_keep_no_answer() throws Exception {
    tenant(t -> t.allFeeds(f -> f.recordSize(4_000).records(1_000)));
    sink.after(record -> exchanges.incrementAndGet());
    long others = answersInMemory();

    start(uri(String.join(",", FEEDS), "pollerThreads=2"));
    sink.await(() -> exchanges.get() == FEEDS.size() * 1_000, "all records");

    // The last answer of a feed, which is empty, may just be on its way.
    sink.await(() -> answersInMemory() < others + FEEDS.size(), "the answers to be freed");
  }

  private static long answersInMemory() {
    try {
      Object histogram =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      Matcher answers =
          Pattern.compile("(\\d+) +\\d+ +" + Pattern.quote(ApiResponse.class.getName()) + "\\s")
              .matcher(histogram.toString());
      return answers.find() ? Long.parseLong(answers.group(1)) : 0;
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
