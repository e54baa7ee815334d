package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.json;
import static io.github.camelnetskope.simulator.TenantFixture.records;
import static io.github.camelnetskope.simulator.TenantFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which order records come in, and in which they are shown. */
class OrderTest {
  private static final long START = 1_777_888_800; // 2026-05-04T10:00:00Z

  private static List<String> ownIds(TenantFixture fixture, String index, String operation) {
    return TenantFixture.ids(fixture.ask("events/alert", index, operation));
  }

  @Test
  void with_an_order_of_its_own_each_index_sees_the_same_records_of_a_page_otherwise() {
    var fixture =
        with(
            t ->
                t.pageSize(6)
                    .feed(
                        "events/alert",
                        f -> f.ownOrder(true).records(records("a", "b", "c", "d", "e", "f", "g"))));

    List<String> one = ownIds(fixture, "one", "next");
    List<String> two = ownIds(fixture, "two", "next");

    assertThat(one).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    assertThat(two).containsExactlyInAnyOrderElementsOf(one).isNotEqualTo(one);
    assertThat(ownIds(fixture, "one", "resend")).isEqualTo(one);
    assertThat(ownIds(fixture, "one", "next")).containsExactly("g");
  }

  @Test
  void the_oracle_knows_a_record_by_its_insertion_whatever_the_order() {
    var fixture = with(t -> t.feed("events/alert", f -> f.ownOrder(true).records(20)));
    SimulatorAnswer page = fixture.ask("events/alert", "it", "next");
    fixture.ask("events/alert", "it", "next");

    SimulatedFeed feed = fixture.tenant.feed("events/alert");
    LongStream.range(1, 20)
        .forEach(n -> fixture.tenant.oracle().delivered("events/alert", feed.record(n)));

    assertThat(json(page).path("result")).hasSize(20);
    assertThat(fixture.tenant.oracle().lostNumbers("events/alert")).containsExactly(0L);
  }

  @Test
  void late_records_have_a_timestamp_long_before_their_insertion() {
    var late = with(t -> t.feed("events/page", f -> f.lateEvery(3, Duration.ofHours(5)).add(6)));
    var usual = with(t -> t.feed("events/page", f -> f.add(6)));

    List<Long> differences = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long its = json(late.tenant.feed("events/page").record(i)).path("timestamp").asLong();
      long other = json(usual.tenant.feed("events/page").record(i)).path("timestamp").asLong();
      differences.add(other - its);
    }

    assertThat(differences).containsExactly(0L, 0L, 18_000L, 0L, 0L, 18_000L);
    assertThat(late.tenant.feed("events/page").insertionSecond(2)).isEqualTo(START);
  }

  @Test
  void equal_records_come_in_a_row() {
    var fixture = with(t -> t.feed("events/page", f -> f.inARow(3).records(9)));
    SimulatedFeed feed = fixture.tenant.feed("events/page");
    List<String> texts = LongStream.range(0, 9).mapToObj(feed::record).toList();

    assertThat(new HashSet<>(texts)).hasSize(3);
    assertThat(texts.subList(0, 3)).containsOnly(texts.get(0));
    assertThat(TenantFixture.json(fixture.ask("events/page", "it", "next")).path("result"))
        .extracting(record -> record.path("_id").asText())
        .containsExactlyElementsOf(
            texts.stream().map(text -> json(text).path("_id").asText()).toList());
    assertThatThrownBy(() -> feed.inARow(0)).hasMessage("inARow: was 0, allowed is 1 or more");
  }

  @Test
  void nothing_comes_in_between_two_spans_of_history() {
    var fixture =
        with(
            t ->
                t.feed(
                    "events/page",
                    f ->
                        f.records(10, Duration.ofHours(9), Duration.ofHours(8))
                            .records(10, Duration.ofHours(3), Duration.ofHours(2))));
    SimulatedFeed feed = fixture.tenant.feed("events/page");

    assertThat(feed.insertionSecond(0)).isEqualTo(START - 9 * 3600);
    assertThat(feed.insertionSecond(9)).isLessThan(START - 8 * 3600);
    assertThat(feed.insertionSecond(10)).isEqualTo(START - 3 * 3600);
    assertThat(feed.insertionSecond(19)).isLessThan(START - 2 * 3600);
    assertThat(feed.size()).isEqualTo(20);
  }

  @Test
  void an_epoch_in_the_future_shows_nothing_that_comes_in_before_it() {
    var fixture = with(t -> t);
    SimulatedFeed feed = fixture.tenant.feed("events/alert");

    assertThat(ownIds(fixture, "it", "" + (START + 60))).isEmpty();
    feed.records(records("early"));
    assertThat(ownIds(fixture, "it", "next")).isEmpty();
    fixture.clock.advance(Duration.ofMinutes(2));
    feed.records(records("due"));
    assertThat(ownIds(fixture, "it", "next")).containsExactly("due");
  }
}
