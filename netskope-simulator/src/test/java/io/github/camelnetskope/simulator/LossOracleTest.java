package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossOracleTest {

  private static final String FEED = "events/alert";

  private final TenantFixture fixture = TenantFixture.page(2, "a", "b", "c", "d");
  private final LossOracle oracle = fixture.tenant.oracle();

  @Test
  void everything_delivered_once_and_in_order_is_exactly_once() {
    fixture.ids("next");
    deliver("a", "b");
    fixture.ids("next");
    deliver("c", "d");

    assertThat(oracle.report(FEED).isExactlyOnce()).isTrue();
    assertThat(oracle)
        .hasToString(
            "all feeds: 4 handed out, 4 delivered, 0 lost, 0 owed, 0 repeated, 0 out of order,"
                + " 0 unknown");
  }

  @Test
  void a_page_that_resend_can_still_bring_is_owed_and_not_lost() {
    fixture.ids("next");

    assertThat(oracle.lost()).isZero();
    assertThat(oracle.report(FEED).owed()).isEqualTo(2);
    assertThat(oracle.isComplete()).isFalse();
  }

  @Test
  void records_passed_by_a_next_are_lost() {
    fixture.ids("next");
    deliver("a");
    fixture.ids("next");
    deliver("c", "d");

    assertThat(oracle.lost(FEED)).isOne();
    assertThat(oracle.lostNumbers(FEED)).containsExactly(1L);
  }

  @Test
  void a_page_dropped_after_the_cursor_moved_is_lost_when_next_follows() {
    fixture.tenant.faults().on(FEED).inject(Fault.dropAfterAdvance());
    fixture.ask(FEED, "it", "next");
    fixture.ids("next");
    deliver("c", "d");

    assertThat(oracle.lost(FEED)).isEqualTo(2);
  }

  @Test
  void a_page_dropped_after_the_cursor_moved_is_not_lost_when_resend_follows() {
    fixture.tenant.faults().on(FEED).inject(Fault.dropAfterAdvance());
    fixture.ask(FEED, "it", "next");
    fixture.ids("resend");
    deliver("a", "b");
    fixture.ids("next");
    deliver("c", "d");

    assertThat(oracle.report(FEED).isExactlyOnce()).isTrue();
  }

  @Test
  void a_page_that_arrives_although_the_cursor_stayed_counts_when_it_is_delivered() {
    fixture.tenant.faults().on(FEED).inject(Fault.slow(1000).beforeAdvance());
    fixture.ids("next");
    deliver("a", "b");
    fixture.ids("next");
    deliver("a", "b");

    assertThat(oracle.report(FEED).unknown()).isZero();
    assertThat(oracle.repeated()).isEqualTo(2);
  }

  @Test
  void a_refused_request_hands_out_nothing() {
    fixture.tenant.faults().on(FEED).inject(Fault.status(503));
    fixture.ask(FEED, "it", "next");

    assertThat(oracle.report(FEED).handedOut()).isZero();
  }

  @Test
  void repeated_and_disordered_and_altered_deliveries_are_counted() {
    fixture.ids("next");
    deliver("b", "a", "a");
    oracle.delivered(FEED, "{\"_id\":\"a\"}");

    assertThat(oracle.repeated(FEED)).isOne();
    assertThat(oracle.outOfOrder(FEED)).isOne();
    assertThat(oracle.report(FEED).unknown()).isOne();
    assertThat(oracle.isComplete()).isFalse();
  }

  @Test
  void a_record_that_comes_again_with_other_content_is_another_record() {
    TenantFixture changed =
        TenantFixture.with(
            options ->
                options.feed(
                    "events/incident",
                    feed -> feed.records("{\"_id\":\"i\",\"s\":1}", "{\"_id\":\"i\",\"s\":2}")));
    changed.ask("events/incident", "it", "next");
    changed.ask("events/incident", "it", "next");
    changed.tenant.oracle().delivered("events/incident", "{\"_id\":\"i\",\"s\":1}");

    assertThat(changed.tenant.oracle().lostNumbers("events/incident")).containsExactly(1L);
  }

  @Test
  void the_same_bytes_twice_in_a_feed_are_two_records() {
    TenantFixture twins =
        TenantFixture.with(options -> options.feed(FEED, feed -> feed.records(records("x", "x"))));
    twins.ids("next");
    twins.tenant.oracle().delivered(FEED, records("x")[0]);
    assertThat(twins.tenant.oracle().isComplete()).isFalse();
    twins.tenant.oracle().delivered(FEED, records("x")[0]);

    assertThat(twins.tenant.oracle().report(FEED).isExactlyOnce()).isTrue();
  }

  @Test
  void records_skipped_by_an_epoch_are_not_delivered_but_not_lost() {
    fixture.clock.advanceSeconds(100);
    fixture.tenant.feed(FEED).records(records("e"));
    fixture.ids(Long.toString(fixture.clock.instant().getEpochSecond()));
    deliver("e");

    assertThat(oracle.report(FEED).isExactlyOnce()).isTrue();
    assertThat(oracle.notDelivered(FEED)).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void for_repeated_pages_the_oracle_counts_records() {
    TenantFixture many =
        TenantFixture.with(
            options ->
                options
                    .pageSize(100)
                    .feed("events/page", feed -> feed.distinctPages(2).records(1_000)));
    for (int i = 0; i < 10; i++) {
      many.ask("events/page", "it", "next");
      many.tenant.oracle().delivered("events/page", i == 3 ? 99 : 100);
    }
    many.ask("events/page", "it", "next");

    assertThat(many.tenant.oracle().report("events/page").handedOut()).isEqualTo(1_000);
    assertThat(many.tenant.oracle().lost()).isOne();
  }

  private void deliver(String... ids) {
    for (String record : records(ids)) {
      oracle.delivered(FEED, record);
    }
  }
}
