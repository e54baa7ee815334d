package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.ids;
import static io.github.camelnetskope.simulator.TenantFixture.json;
import static io.github.camelnetskope.simulator.TenantFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.iterator.ResendAfterEmpty;
import io.github.camelnetskope.simulator.iterator.UnknownResend;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IteratorTest {

  @Test
  void next_on_a_new_index_begins_with_the_oldest_record() {
    TenantFixture tenant = TenantFixture.page(2, "a", "b", "c");

    assertThat(tenant.ids("next")).containsExactly("a", "b");
    assertThat(tenant.ids("next")).containsExactly("c");
    assertThat(tenant.ids("next")).isEmpty();
  }

  @Test
  void a_resend_repeats_the_last_page_and_leaves_the_cursor() {
    TenantFixture tenant = TenantFixture.page(2, "a", "b", "c");
    SimulatorAnswer first = tenant.ask("events/alert", "it", "next");

    assertThat(tenant.ask("events/alert", "it", "resend").text()).isEqualTo(first.text());
    assertThat(tenant.ids("resend")).containsExactly("a", "b");
    assertThat(tenant.ids("next")).containsExactly("c");
  }

  @Test
  void each_index_has_a_cursor_of_its_own() {
    TenantFixture tenant = TenantFixture.page(2, "a", "b", "c");
    tenant.ids("one", "next");

    assertThat(tenant.ids("two", "next")).containsExactly("a", "b");
    assertThat(tenant.ids("one", "next")).containsExactly("c");
  }

  @Test
  void the_same_index_on_two_feeds_is_two_cursors() {
    TenantFixture tenant =
        TenantFixture.with(
            options ->
                options
                    .feed("events/alert", feed -> feed.records(records("a")))
                    .feed("alerts/dlp", feed -> feed.records(records("a"))));
    tenant.ask("events/alert", "it", "next");

    assertThat(ids(tenant.ask("alerts/dlp", "it", "next"))).containsExactly("a");
  }

  @Test
  void requests_without_an_index_share_one_cursor() {
    TenantFixture tenant = TenantFixture.page(1, "a", "b");
    SimulatorRequest blank =
        SimulatorRequest.get("/api/v2/events/dataexport/events/alert?operation=next")
            .token(NetskopeSimulator.TOKEN);

    assertThat(ids(tenant.tenant.answer(blank))).containsExactly("a");
    assertThat(tenant.ids("", "next")).containsExactly("b");
  }

  @Test
  void head_goes_back_to_the_oldest_page_and_tail_to_now() {
    TenantFixture tenant = TenantFixture.page(2, "a", "b", "c");
    tenant.ids("next");

    assertThat(tenant.ids("head")).containsExactly("a", "b");
    assertThat(tenant.ids("tail")).isEmpty();
    tenant.tenant.feed("events/alert").records(records("d"));
    assertThat(tenant.ids("next")).containsExactly("d");
  }

  @Test
  void an_epoch_includes_the_given_second_and_next_goes_on_behind_it() {
    TenantFixture tenant = TenantFixture.page(2, "a");
    tenant.clock.advanceSeconds(10);
    tenant.tenant.feed("events/alert").records(records("b", "c", "d"));
    long second = tenant.clock.instant().getEpochSecond();

    assertThat(tenant.ids(Long.toString(second))).containsExactly("b", "c");
    assertThat(tenant.ids("next")).containsExactly("d");
  }

  @Test
  void an_epoch_on_a_live_cursor_rewinds_it() {
    TenantFixture tenant = TenantFixture.page(10, "a", "b");
    tenant.ids("next");

    assertThat(tenant.ids("0")).containsExactly("a", "b");
  }

  @Test
  void after_an_epoch_no_page_spans_more_than_an_hour() {
    TenantFixture tenant =
        TenantFixture.with(
            options ->
                options.feed(
                    "events/page", feed -> feed.history(Duration.ofHours(4)).records(400)));
    long start = tenant.clock.instant().minus(Duration.ofHours(4)).getEpochSecond();

    assertThat(ids(tenant.ask("events/page", "it", Long.toString(start)))).hasSize(100);
    assertThat(ids(tenant.ask("events/page", "it", "next"))).hasSize(100);
    assertThat(ids(tenant.ask("events/page", "other", "next"))).hasSize(400);
  }

  @Test
  void a_future_epoch_is_accepted_and_hides_everything_before_it() {
    TenantFixture tenant = TenantFixture.page(10, "a");
    long soon = tenant.clock.instant().getEpochSecond() + 60;

    SimulatorAnswer answer = tenant.ask("events/alert", "it", Long.toString(soon));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(ids(answer)).isEmpty();
    tenant.clock.advanceSeconds(30);
    tenant.tenant.feed("events/alert").records(records("too early"));
    tenant.clock.advanceSeconds(30);
    tenant.tenant.feed("events/alert").records(records("in time"));
    assertThat(tenant.ids("next")).containsExactly("in time");
  }

  @Test
  void a_resend_on_a_new_index_is_an_empty_page_unless_said() {
    assertThat(TenantFixture.page(2, "a").ids("resend")).isEmpty();
  }

  @Test
  void a_resend_on_a_new_index_can_be_refused() {
    TenantFixture tenant = TenantFixture.with(o -> o.unknownResend(UnknownResend.REFUSED));

    assertThat(tenant.ask("events/alert", "it", "resend").status()).isEqualTo(400);
  }

  @Test
  void a_resend_on_a_new_index_can_give_the_first_page() {
    TenantFixture tenant =
        TenantFixture.with(
            options ->
                options
                    .unknownResend(UnknownResend.FIRST_PAGE)
                    .feed("events/alert", feed -> feed.page(records("a")).page(records("b"))));

    assertThat(tenant.ids("resend")).containsExactly("a");
    assertThat(tenant.ids("next")).containsExactly("b");
  }

  @Test
  void a_resend_after_an_empty_page_is_empty_unless_the_tenant_keeps_the_last_records() {
    TenantFixture usual = TenantFixture.page(10, "a");
    usual.ids("next");
    usual.ids("next");
    TenantFixture other =
        TenantFixture.with(
            options ->
                options
                    .resendAfterEmpty(ResendAfterEmpty.LAST_RECORDS)
                    .feed("events/alert", feed -> feed.records(records("a"))));
    other.ids("next");
    other.ids("next");

    assertThat(usual.ids("resend")).isEmpty();
    assertThat(other.ids("resend")).containsExactly("a");
  }

  @Test
  void a_configured_page_ends_where_it_was_told_to() {
    TenantFixture tenant =
        TenantFixture.with(
            options ->
                options.feed(
                    "events/alert", feed -> feed.page(records("a", "b")).records(records("c"))));

    assertThat(tenant.ids("next")).containsExactly("a", "b");
    assertThat(tenant.ids("next")).containsExactly("c");
  }

  @Test
  void an_unknown_operation_is_a_bad_request() {
    TenantFixture tenant = TenantFixture.page(1, "a");

    assertThat(tenant.ask("events/alert", "it", "previous").status()).isEqualTo(400);
    assertThat(tenant.ask("events/alert", "it", "-5").status()).isEqualTo(400);
    assertThat(tenant.ask("events/alert", "it", "").status()).isEqualTo(400);
  }

  @Test
  void growth_follows_the_clock() {
    TenantFixture tenant =
        TenantFixture.with(options -> options.feed("events/page", feed -> feed.growth(2.5)));

    assertThat(ids(tenant.ask("events/page", "it", "next"))).isEmpty();
    tenant.clock.advanceSeconds(10);
    assertThat(ids(tenant.ask("events/page", "it", "next"))).hasSize(25);
    tenant.tenant.feed("events/page").add(5).growth(1);
    tenant.clock.advanceSeconds(10);
    assertThat(ids(tenant.ask("events/page", "it", "next"))).hasSize(15);
  }

  @Test
  void grown_records_stay_the_same_when_they_are_read_again() {
    TenantFixture tenant =
        TenantFixture.with(options -> options.feed("events/page", feed -> feed.growth(3)));
    tenant.clock.advanceSeconds(10);
    String first = tenant.ask("events/page", "it", "next").text();
    tenant.tenant.feed("events/page").add(1);
    tenant.clock.advanceSeconds(10);

    assertThat(tenant.ask("events/page", "it", "resend").text()).isEqualTo(first);
    assertThat(json(tenant.ask("events/page", "other", "next")).path("result").path(0))
        .isEqualTo(json(first).path("result").path(0));
  }
}
