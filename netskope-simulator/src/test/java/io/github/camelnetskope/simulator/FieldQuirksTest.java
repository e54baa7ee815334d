package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.DATAEXPORT;
import static io.github.camelnetskope.simulator.TenantFixture.json;
import static io.github.camelnetskope.simulator.TenantFixture.records;
import static io.github.camelnetskope.simulator.TenantFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.iterator.EpochRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behaviour of the API on which real clients rely. */
class FieldQuirksTest {
  private static final long START = 1_777_888_800; // 2026-05-04T10:00:00Z

  @Test
  void the_high_water_mark_moves_by_a_step_at_most_also_over_empty_time() {
    var fixture = with(t -> t.highWaterMarkStep(Duration.ofSeconds(100)));
    SimulatedFeed feed = fixture.tenant.feed("events/alert");
    feed.records(records("a"));
    fixture.clock.advance(Duration.ofSeconds(250));
    feed.records(records("b"));

    List<Long> marks = new ArrayList<>();
    List<List<String>> ids = new ArrayList<>();
    for (String operation : List.of("" + START, "next", "next", "next")) {
      SimulatorAnswer answer = fixture.ask("events/alert", "it", operation);
      marks.add(json(answer).path("timestamp_hwm").asLong());
      ids.add(TenantFixture.ids(answer));
    }

    assertThat(marks).containsExactly(START + 100, START + 200, START + 250, START + 250);
    assertThat(ids).containsExactly(List.of("a"), List.of(), List.of("b"), List.of());
  }

  @Test
  void a_full_page_ends_its_step_early_and_loses_nothing() {
    var fixture = with(t -> t.highWaterMarkStep(Duration.ofSeconds(100)).pageSize(2));
    SimulatedFeed feed = fixture.tenant.feed("events/alert");
    feed.records(records("a", "b", "c"));
    fixture.clock.advance(Duration.ofSeconds(30));
    feed.records(records("d"));

    assertThat(fixture.ids("" + START)).containsExactly("a", "b");
    assertThat(fixture.ids("next")).containsExactly("c", "d");
    assertThat(fixture.ids("next")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, b, c d",
    "WHOLE_HOUR, a b, c d",
    "WITHOUT_BATCHES, b c d, ''",
  })
  void an_epoch_is_taken_to_the_second_or_to_the_hour(EpochRule rule, String first, String next) {
    var fixture = with(t -> t.epochs(rule));
    SimulatedFeed feed = fixture.tenant.feed("events/alert");
    feed.records(records("a"));
    fixture.clock.advance(Duration.ofMinutes(10));
    feed.records(records("b"));
    fixture.clock.advance(Duration.ofMinutes(65));
    feed.records(records("c", "d"));

    assertThat(fixture.ids("" + (START + 600))).containsExactly(first.split(" "));
    assertThat(String.join(" ", fixture.ids("next"))).isEqualTo(next);
  }

  @Test
  void a_request_without_an_operation_is_refused_or_a_next() {
    SimulatorRequest request =
        SimulatorRequest.get(DATAEXPORT + "events/alert?index=it").token(NetskopeSimulator.TOKEN);
    var strict = with(t -> t.feed("events/alert", f -> f.records(records("a"))));
    var lenient =
        with(t -> t.operationOptional(true).feed("events/alert", f -> f.records(records("a"))));

    assertThat(strict.tenant.answer(request).status()).isEqualTo(400);
    assertThat(TenantFixture.ids(lenient.tenant.answer(request))).containsExactly("a");
    assertThat(TenantFixture.ids(lenient.tenant.answer(request))).isEmpty();
  }

  @Test
  void journal_and_oracle_know_the_records_of_api_v1() {
    var fixture = with(t -> t.feed("events/alert", f -> f.records(records("a", "b"))));
    SimulatorRequest request =
        SimulatorRequest.get(
            "/api/v1/alerts?starttime=1&endtime=1999999999&token=" + NetskopeSimulator.V1_TOKEN);

    SimulatorAnswer answer = fixture.tenant.answer(request);
    fixture.tenant.answer(request);
    List<String> texts = new ArrayList<>();
    json(answer).path("data").forEach(record -> texts.add(record.toString()));

    assertThat(fixture.tenant.journal().entries("v1/alerts"))
        .extracting(JournalEntry::records)
        .containsExactly(2, 2);
    assertThat(fixture.tenant.oracle().lost("v1/alerts")).isEqualTo(2);
    texts.forEach(text -> fixture.tenant.oracle().delivered("v1/alerts", text));
    assertThat(fixture.tenant.oracle().isComplete("v1/alerts")).isTrue();
  }
}
