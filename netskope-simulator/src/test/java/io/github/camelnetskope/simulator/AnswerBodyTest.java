package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.json;
import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.simulator.iterator.KeyOrder;
import io.github.camelnetskope.simulator.iterator.WaitTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {

  @Test
  void a_page_says_ok_result_wait_time_and_high_water_mark() {
    JsonNode body = json(TenantFixture.page(10, "a").ask("events/alert", "it", "next"));

    assertThat(keys(body)).containsExactly("ok", "result", "wait_time", "timestamp_hwm");
    assertThat(body.path("ok").asInt()).isEqualTo(1);
  }

  @Test
  void the_wait_is_0_seconds_after_a_full_page_and_5_after_a_short_one() {
    TenantFixture tenant = TenantFixture.page(2, "a", "b", "c");

    assertThat(json(tenant.ask("events/alert", "it", "next")).path("wait_time").asInt()).isZero();
    assertThat(json(tenant.ask("events/alert", "it", "next")).path("wait_time").asInt())
        .isEqualTo(5);
  }

  @Test
  void the_wait_time_can_be_fixed_or_missing() {
    TenantFixture fixed = TenantFixture.with(options -> options.waitTime(45));
    TenantFixture missing = TenantFixture.with(options -> options.waitTime(WaitTime.missing()));

    assertThat(json(fixed.ask("events/alert", "it", "next")).path("wait_time").asInt())
        .isEqualTo(45);
    assertThat(json(missing.ask("events/alert", "it", "next")).has("wait_time")).isFalse();
  }

  @Test
  void the_high_water_mark_is_the_time_of_insertion_not_of_the_event() {
    TenantFixture tenant = TenantFixture.page(10, "a");

    long mark = json(tenant.ask("events/alert", "it", "next")).path("timestamp_hwm").asLong();

    assertThat(mark).isEqualTo(tenant.clock.instant().getEpochSecond()).isNotEqualTo(1700000000);
  }

  @Test
  void the_high_water_mark_of_an_empty_page_is_unchanged() {
    TenantFixture tenant = TenantFixture.page(10, "a");
    long mark = json(tenant.ask("events/alert", "it", "next")).path("timestamp_hwm").asLong();
    tenant.clock.advanceSeconds(600);

    assertThat(json(tenant.ask("events/alert", "it", "next")).path("timestamp_hwm").asLong())
        .isEqualTo(mark);
  }

  @Test
  void the_order_of_the_keys_varies_when_asked_for() {
    Set<List<String>> orders = new HashSet<>();
    TenantFixture tenant =
        TenantFixture.with(
            options ->
                options
                    .pageSize(1)
                    .keyOrder(KeyOrder.VARIED)
                    .feed("events/alert", feed -> feed.records(60)));
    for (int i = 0; i < 60; i++) {
      orders.add(keys(json(tenant.ask("events/alert", "it", "next"))));
    }

    assertThat(orders).hasSizeGreaterThan(3).allMatch(order -> order.contains("result"));
  }

  @Test
  void result_can_come_last() {
    TenantFixture tenant = TenantFixture.with(options -> options.keyOrder(KeyOrder.RESULT_LAST));

    assertThat(keys(json(tenant.ask("events/alert", "it", "next")))).endsWith("result").hasSize(4);
  }

  @Test
  void a_page_is_compressed_only_for_clients_that_ask_for_it() {
    TenantFixture tenant =
        TenantFixture.with(options -> options.feed("events/page", feed -> feed.records(10)));
    SimulatorAnswer plain = tenant.ask("events/page", "one", "next");
    SimulatorAnswer gzip =
        tenant.tenant.answer(
            request("events/page", "two", "next").header("accept-encoding", "gzip, deflate"));

    assertThat(plain.isGzip()).isFalse();
    assertThat(gzip.isGzip()).isTrue();
    assertThat(gzip.text()).isEqualTo(plain.text());
    assertThat(gzip.body()).hasSizeLessThan(plain.body().length);
  }

  @Test
  void given_records_are_handed_out_unchanged() {
    String record = "{ \"_id\" : \"x\",\"n\":1e3 , \"s\":\"\\u0000\\/\" }";
    TenantFixture tenant =
        TenantFixture.with(options -> options.feed("events/alert", feed -> feed.records(record)));

    assertThat(tenant.ask("events/alert", "it", "next").text()).contains("[" + record + "]");
  }

  private static List<String> keys(JsonNode body) {
    Iterable<String> names = body::fieldNames;
    return StreamSupport.stream(names.spliterator(), false).toList();
  }
}
