package io.github.camelnetskope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.health.FeedCounts;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.simulator.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An alert that comes in two feeds is delivered once, and none is lost. */
class DeduplicateTest extends VirtualRouteTest {
  private static final String MIXED = "events/alert";
  private static final String DLP = "alerts/dlp";
  private static final String MALWARE = "alerts/malware";
  private static final String FEEDS = String.join(",", MIXED, DLP, MALWARE);
  private static final String ON = "deduplicate=true";

  /** Feed and body of each exchange, in the order of delivery. */
  private final List<String> delivered = new ArrayList<>();

  @BeforeEach
  void note() {
    step = this::note;
  }

  private void note(Exchange exchange) {
    String feed = exchange.getMessage().getHeader(NetskopeConstants.FEED, String.class);
    delivered.add(feed + " " + exchange.getMessage().getBody(String.class).strip());
  }

  private static String alert(String id) {
    return "{\"_id\":\"" + id + "\"}";
  }

  private void comesIn(String feed, String... ids) {
    for (String id : ids) {
      tenant.feed(feed).records(alert(id));
    }
  }

  private static String[] of(String feed, String... ids) {
    return List.of(ids).stream().map(id -> feed + " " + alert(id)).toArray(String[]::new);
  }

  private FeedCounts counts(String feed) {
    return consumer().health().stream()
        .map(FeedHealth::feed)
        .filter(its -> its.feed().equals(feed))
        .findFirst()
        .orElseThrow()
        .counts();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 12", "12, 0", "300, 0"})
  void each_alert_comes_once_whichever_feed_has_it_first(int mixed, int others) throws Exception {
    start(FEEDS, ON);
    for (int second = 0; second <= Math.max(mixed, others); second++) {
      if (second == mixed) {
        comesIn(MIXED, "a", "b", "x", "c");
      }
      if (second == others) {
        comesIn(DLP, "a", "c");
        comesIn(MALWARE, "b");
      }
      runSeconds(1);
    }
    runSeconds(120);

    if (others <= mixed) {
      assertThat(delivered)
          .containsExactlyInAnyOrder(
              DLP + " " + alert("a"),
              DLP + " " + alert("c"),
              MALWARE + " " + alert("b"),
              MIXED + " " + alert("x"));
    } else {
      // After the tenant had answered with nothing new: only the order is lost.
      assertThat(delivered).contains(of(DLP, "a", "c")).contains(of(MALWARE, "b"));
      assertThat(delivered).contains(of(MIXED, "x"));
    }
  }

  @Test
  void an_alert_that_comes_late_in_its_own_feed_is_delivered_there_too() throws Exception {
    comesIn(MIXED, "a");
    start(FEEDS, ON);
    runSeconds(300);
    assertThat(delivered).containsExactly(of(MIXED, "a"));

    comesIn(DLP, "a");
    runSeconds(60);

    assertThat(delivered).contains(of(DLP, "a")).hasSize(2);
  }

  @Test
  void without_the_option_each_alert_comes_twice() throws Exception {
    comesIn(MIXED, "a");
    comesIn(DLP, "a");
    start(FEEDS, "deduplicate=false");
    runSeconds(60);

    assertThat(delivered)
        .containsExactlyInAnyOrder(MIXED + " " + alert("a"), DLP + " " + alert("a"));
  }

  @Test
  void generated_alerts_of_all_feeds_come_once() throws Exception {
    for (String feed : List.of(DLP, MALWARE, "alerts/uba")) {
      tenant.feed(feed).add(700, tenant.feed(MIXED));
    }
    start(FEEDS + ",alerts/uba", ON, "delivery=BATCH", "batchSize=100");
    runSeconds(120);

    List<String> bodies = String.join("\n", received).lines().filter(l -> !l.isEmpty()).toList();
    assertThat(bodies).hasSize(2_100).doesNotHaveDuplicates();
    assertThat(counts(MIXED).duplicates()).isEqualTo(2_100);
    assertThat(counts(MIXED).records()).isZero();
  }

  @Test
  void records_of_other_feeds_and_without_an_id_are_all_delivered() throws Exception {
    comesIn("events/incident", "a", "a");
    comesIn(DLP, "a");
    tenant.feed(DLP).records("{\"n\":1}", "{\"_id\":\"\"}", "17");
    tenant.feed(MIXED).records("{\"n\":1}", "{\"_id\":\"\"}", "17", alert("a"));
    start(FEEDS + ",events/incident", ON);
    runSeconds(60);

    assertThat(delivered)
        .contains(of("events/incident", "a", "a"))
        .contains(MIXED + " {\"n\":1}", MIXED + " {\"_id\":\"\"}", MIXED + " 17")
        .hasSize(2 + 4 + 3);
  }

  @ParameterizedTest
  @CsvSource({
    // State of the other feed; for how long before; how long the page waits.
    "200, 0, 0, 30",
    "403, 0, 0, 30",
    "401, 0, 0, 30",
    "500, 0, 100, 130",
    "409, 0, 100, 130",
    "500, 300, 0, 30",
  })
  void a_page_waits_only_for_a_limited_time_for_other_feeds(
      int status, int before, int least, int most) throws Exception {
    if (status != 200) {
      tenant.faults().on(MALWARE).always().inject(Fault.status(status));
    }
    start(FEEDS, ON);
    runSeconds(before);
    comesIn(MIXED, "x");
    runSeconds(least);
    assertThat(delivered).isEmpty();
    runSeconds(most - least);

    assertThat(delivered).containsExactly(of(MIXED, "x"));
  }

  @Test
  void a_page_does_not_wait_for_a_feed_that_is_suspended() throws Exception {
    start(FEEDS, ON);
    consumer().suspendFeed(MALWARE);
    comesIn(MIXED, "x");
    runSeconds(30);

    assertThat(delivered).containsExactly(of(MIXED, "x"));
  }

  @Test
  void an_alert_that_the_route_failed_with_is_delivered_from_the_other_feed() throws Exception {
    step =
        exchange -> {
          note(exchange);
          if (delivered.size() == 1) {
            throw new IllegalStateException("the first one fails");
          }
        };
    comesIn(DLP, "a", "b");
    comesIn(MIXED, "a", "b");
    start(FEEDS, ON, "onFailure=SKIP", "exceptionHandler=#class:" + Quiet.class.getName());
    runSeconds(60);

    assertThat(delivered)
        .containsExactly(DLP + " " + alert("a"), DLP + " " + alert("b"), MIXED + " " + alert("a"));
  }

  /** Says nothing. */
  public static final class Quiet implements org.apache.camel.spi.ExceptionHandler {
    @Override
    public void handleException(Throwable exception) {}

    @Override
    public void handleException(String message, Throwable exception) {}

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {}
  }

  @ParameterizedTest
  @CsvSource({"JSON", "BYTES", "MAP"})
  void a_batch_holds_what_is_not_left_out(BodyType bodyType) throws Exception {
    List<Object> batches = new ArrayList<>();
    step =
        exchange -> {
          var message = exchange.getMessage();
          if (MIXED.equals(message.getHeader(NetskopeConstants.FEED))) {
            batches.add(message.getHeader(NetskopeConstants.PAGE_KEY, String.class).substring(28));
            batches.add(message.getHeader(NetskopeConstants.RECORD_COUNT));
            batches.add(exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE));
            batches.add(letters(message.getBody()));
          }
        };
    comesIn(DLP, "b", "d", "e", "f", "i");
    comesIn(MIXED, "a", "b", "c", "d", "e", "f", "g", "h", "i");
    start(FEEDS, ON, "delivery=BATCH", "batchSize=3", "bodyType=" + bodyType);
    runSeconds(60);

    assertThat(batches)
        .containsExactly("000000-000003", 2, false, "ac", "000006-000009", 2, true, "gh");
    assertThat(counts(MIXED).records()).isEqualTo(4);
    assertThat(counts(MIXED).duplicates()).isEqualTo(5);
  }

  /** The ids of a body, one letter each. */
  private static String letters(Object body) {
    String text = body instanceof byte[] bytes ? new String(bytes, UTF_8) : body.toString();
    return text.replaceAll("_id|[^a-z]", "");
  }

  @Test
  void records_that_are_left_out_are_counted() throws Exception {
    var meters = new SimpleMeterRegistry();
    context.getRegistry().bind("metricsRegistry", meters);
    comesIn(DLP, "a", "b");
    comesIn(MIXED, "a", "b", "x");
    start(FEEDS, ON);
    runSeconds(60);

    var duplicates = meters.get("netskope.duplicates");
    assertThat(duplicates.tag("feed", MIXED).functionCounter().count()).isEqualTo(2);
    assertThat(counts(MIXED).records()).isEqualTo(1);
    assertThat(counts(DLP).records()).isEqualTo(2);
    assertThat(counts(DLP).duplicates()).isZero();
  }

  @Test
  void a_page_in_which_all_is_left_out_counts_as_progress() throws Exception {
    comesIn(DLP, "a");
    start(FEEDS, ON, "staleAfter=10m");
    runSeconds(540);
    comesIn(MIXED, "a");
    runSeconds(540);

    assertThat(consumer().health().get(0).reason()).isEmpty();
    assertThat(Duration.between(feed().quietSince(), feed().at()))
        .isLessThan(Duration.ofMinutes(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"events/alert", "alerts/*", "events/*", "events/page,alerts/dlp", "alerts/dlp"})
  void feeds_without_duplicate_alerts_are_refused(String feeds) {
    assertThatThrownBy(() -> start(feeds, ON))
        .hasStackTraceContaining(
            "deduplicate: was 'true', allowed is false, unless one consumer reads events/alert and"
                + " alerts/TYPE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"*", "events/alert,alerts/dlp", "alerts/*,events/alert", "events/alert,alerts/new"})
  void feeds_with_duplicate_alerts_are_accepted(String feeds) throws Exception {
    start(feeds, ON);

    assertThat(consumer().health()).isNotEmpty();
  }
}
