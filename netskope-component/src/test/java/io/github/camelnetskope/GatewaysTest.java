package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.LossOracle;
import io.github.camelnetskope.simulator.LossReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway between tenant and client does to a page, over HTTP; a feed for each case. */
class GatewaysTest extends RouteTest {
  private static final Duration LATE = Duration.ofHours(1);
  private static final int PAGE = 20;
  private static final int RECORDS = 5 * PAGE;
  private static final String JSON = "application/json";

  private final AtomicReference<Instant> tenantTime =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  /** An answer in the tenant's place, and how many requests for a repetition get it too. */
  private record Case(String feed, int status, String body, int resends) {}

  private static final List<Case> CASES =
      List.of(
          new Case("events/alert", 200, "", 8),
          new Case("events/application", 204, "", 8),
          new Case("events/audit", 200, "{\"ok\":1}", 8),
          new Case("events/connection", 200, "{\"ok\":1,\"wait_time\":1}", 8),
          new Case("events/incident", 200, "{\"ok\":1,\"result\":null}", 8),
          new Case("events/infrastructure", 400, "", 0),
          new Case("events/network", 403, "", 0),
          new Case("events/page", 404, "", 0),
          new Case("alerts/dlp", 407, "", 0),
          new Case("alerts/malware", 410, "", 0),
          new Case("alerts/policy", 200, "{\"result\":\"ok\",\"data\":[{\"_id\":\"x\"}]}", 5),
          new Case("alerts/quarantine", 200, "{\"result\":[],\"data\":[{\"_id\":\"x\"}]}", 5),
          new Case("alerts/uba", 200, "{\"data\":{\"result\":[{\"_id\":\"x\"}]}}", 5));

  private void fivePagesOf(List<String> feeds) {
    tenant(
        t -> {
          t.clock(tenantTime::get).rateLimit(false).pageSize(PAGE);
          feeds.forEach(feed -> t.feed(feed, f -> f.records(RECORDS)));
          return t;
        });
    sink.after(
        record ->
            oracle().delivered(record.header(NetskopeConstants.FEED, String.class), record.text()));
  }

  private LossOracle oracle() {
    return tenant().tenant().oracle();
  }

  /** All records have arrived, and one more request was sent for each feed: no record follows. */
  private List<LossReport> readAll(List<String> feeds) {
    sink.await(
        () -> feeds.stream().map(oracle()::report).allMatch(GatewaysTest::hasAll), "all records");
    long before = tenant().journal().size();
    for (String feed : feeds) {
      ObservedRouteTest.await(
          () -> tenant().journal().entries().stream().skip(before),
          later -> later.anyMatch(entry -> entry.feed().equals(feed)));
    }
    return feeds.stream().map(oracle()::report).toList();
  }

  private static boolean hasAll(LossReport report) {
    return report.handedOut() == RECORDS && report.isComplete();
  }

  @Test
  void a_page_replaced_by_an_answer_of_a_gateway_arrives_once() throws Exception {
    List<String> feeds = CASES.stream().map(Case::feed).toList();
    fivePagesOf(feeds);
    for (Case gateway : CASES) {
      Fault fault = Fault.status(gateway.status(), JSON, gateway.body());
      var faults = tenant().faults();
      faults.on(gateway.feed()).operation("next").after(2).inject(fault.afterAdvance());
      faults.on(gateway.feed()).operation("resend").after(1).times(gateway.resends()).inject(fault);
    }

    start(uri(String.join(",", feeds), "maxWait=20"));

    assertThat(readAll(feeds)).allMatch(LossReport::isExactlyOnce);
    assertThat(tenant().faults().isSpent()).isTrue();
  }

  /** The request is given up, and carried out while a record of a later page is in the route. */
  @ParameterizedTest
  @ValueSource(ints = {2 * PAGE + 1, 3 * PAGE, 3 * PAGE + 1})
  void a_next_that_is_carried_out_late_loses_and_repeats_nothing(int record) throws Exception {
    List<String> feed = List.of("events/page");
    fivePagesOf(feed);
    tenant()
        .faults()
        .on("events/page")
        .operation("next")
        .after(2)
        .inject(Fault.dropBeforeAnswer().late(LATE));
    sink.before(
        () -> {
          if (sink.received().size() == record - 1) {
            tenantTime.updateAndGet(time -> time.plus(LATE));
          }
        });

    start(uri("events/page"));

    assertThat(readAll(feed)).allMatch(LossReport::isExactlyOnce);
    assertThat(tenant().journal().entries("events/page"))
        .extracting(JournalEntry::fault)
        .contains("carried out late");
  }

  @Test
  void a_page_that_a_process_without_checkpoints_left_half_done_is_not_lost() throws Exception {
    List<String> feeds = List.of("events/alert", "events/audit", "events/page");
    fivePagesOf(feeds);
    sink.failsOn(GatewaysTest::isInTheSecondHalf);
    start(uri(String.join(",", feeds)));
    sink.await(() -> halfDone().containsAll(feeds), "half a page of each feed");
    context.stop();

    refuse("events/alert", 407);
    refuse("events/audit", 404);
    refuse("events/page", 400);
    sink.failsOn(record -> false);
    try (var restarted = new DefaultCamelContext()) {
      restarted.addRoutes(into(sink, uri(String.join(",", feeds))));
      restarted.start();

      assertThat(readAll(feeds)).extracting(LossReport::lost).containsOnly(0L);
    }
    assertThat(tenant().faults().isSpent()).isTrue();
  }

  private void refuse(String feed, int status) {
    Fault fault = Fault.status(status, "text/html", "<html>no</html>");
    tenant().faults().on(feed).operation("resend").times(5).inject(fault);
  }

  private static boolean isInTheSecondHalf(Sink.Received record) {
    return record.header(NetskopeConstants.POSITION, Integer.class) >= PAGE / 2;
  }

  private Set<String> halfDone() {
    return sink.received().stream()
        .filter(GatewaysTest::isInTheSecondHalf)
        .map(record -> record.header(NetskopeConstants.FEED, String.class))
        .collect(Collectors.toSet());
  }
}
