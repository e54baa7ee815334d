package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.simulator.iterator.EpochRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A route that reads the history of its feeds with several cursors at once. */
@Timeout(180)
class StripesRouteTest extends RouteTest {
  private static final int RECORDS = 120;

  @TempDir Path folder;

  private final Semaphore changes = new Semaphore(0);

  @BeforeEach
  void hearOfChanges() {
    context
        .getManagementStrategy()
        .addEventNotifier(
            new EventNotifierSupport() {
              @Override
              public void notify(CamelEvent event) {
                if (event instanceof NetskopeFeedEvent) {
                  changes.release();
                }
              }
            });
  }

  /** A tenant whose records came in over the last day. */
  private void aDay() {
    tenant(
        t ->
            t.pageSize(20)
                .waitTime(0)
                .feed(
                    "events/page",
                    f -> f.history(Duration.ofHours(24)).recordSize(300).records(RECORDS)));
  }

  private String striped(String... options) {
    Stream<String> all = Stream.concat(Stream.of("checkpointDir=" + folder), Stream.of(options));
    return uri("events/page", all.toArray(String[]::new));
  }

  private List<FeedHealth> health() {
    return ((NetskopeConsumer) context.getRoute(ROUTE).getConsumer()).health();
  }

  private void awaitDone(int stripes) throws Exception {
    await(stripes, cursor -> cursor.feed().state() == FeedState.DONE);
  }

  private void await(int cursors, Predicate<FeedHealth> condition) throws Exception {
    while (health().stream().filter(condition).count() < cursors) {
      assertThat(changes.tryAcquire(100, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void each_record_of_the_history_comes_once() throws Exception {
    aDay();
    Instant end = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    start(striped("startFrom=-PT25H", "until=" + end, "stripes=4"));
    awaitDone(4);

    var feed = tenant().tenant().feed("events/page");
    Set<String> history =
        LongStream.range(0, feed.size())
            .filter(number -> feed.insertionSecond(number) < end.getEpochSecond())
            .mapToObj(feed::record)
            .collect(Collectors.toSet());
    assertThat(sink.texts()).doesNotHaveDuplicates().containsAll(history);
    assertThat(health()).hasSize(4).allMatch(FeedHealth::isReady);
    assertThat(health()).extracting(f -> f.feed().index()).contains("test.1", "test.4");
    assertThat(health()).noneMatch(f -> f.feed().slice().orElseThrow().unproven());
    assertThat(sink.received())
        .extracting(r -> r.header(NetskopeConstants.SLICE, String.class))
        .anyMatch(slice -> slice.endsWith("/" + end))
        .doesNotContainNull();
  }

  /** All records of a history, of which the last ones came in three hours ago. */
  private List<String> history() {
    var feed = tenant().tenant().feed("events/page");
    return LongStream.range(0, feed.size()).mapToObj(feed::record).toList();
  }

  private String anHourAgo() {
    return Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @ParameterizedTest
  @EnumSource(EpochRule.class)
  void late_and_equal_records_and_empty_hours_are_all_there_and_come_once(EpochRule epochs)
      throws Exception {
    tenant(
        t ->
            t.pageSize(17)
                .waitTime(0)
                .epochs(epochs)
                .feed(
                    "events/page",
                    f ->
                        f.recordSize(300)
                            .lateEvery(4, Duration.ofHours(6))
                            .inARow(3)
                            .records(45, Duration.ofHours(20), Duration.ofHours(16))
                            .records(45, Duration.ofHours(7), Duration.ofHours(3))));
    start(striped("startFrom=-PT25H", "until=" + anHourAgo(), "stripes=3"));
    awaitDone(3);

    assertThat(sink.texts()).containsExactlyInAnyOrderElementsOf(history());
    assertThat(health()).noneMatch(f -> f.feed().slice().orElseThrow().unproven());
  }

  @Test
  void where_the_order_differs_the_seam_is_unproven_and_nothing_is_lost() throws Exception {
    tenant(
        t ->
            t.pageSize(20)
                .waitTime(0)
                .feed(
                    "events/page",
                    f ->
                        f.recordSize(300)
                            .ownOrder(true)
                            .records(RECORDS, Duration.ofHours(24), Duration.ofHours(3))));
    start(striped("startFrom=-PT25H", "until=" + anHourAgo(), "stripes=2"));
    awaitDone(2);

    assertThat(sink.texts()).containsAll(history());
    assertThat(health())
        .extracting(f -> f.feed().slice().orElseThrow().unproven())
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void what_comes_in_now_does_not_wait_for_history() throws Exception {
    aDay();
    start(striped("startFrom=-PT25H", "stripes=2"));
    tenant().tenant().feed("events/page").records("{\"new\":1}");

    sink.await(() -> sink.texts().contains("{\"new\":1}"), "the new record");

    assertThat(sink.received())
        .filteredOn(r -> r.text().equals("{\"new\":1}"))
        .extracting(r -> r.header(NetskopeConstants.INDEX, String.class))
        .contains("test");
    assertThat(health()).hasSize(3);
  }

  @Test
  void a_plan_is_kept_and_another_is_refused() throws Exception {
    aDay();
    String end =
        Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
    start(striped("startFrom=-PT25H", "until=" + end, "stripes=3"));
    awaitDone(3);
    context.getRouteController().stopRoute(ROUTE);
    int asked = tenant().journal().size();

    context.getRouteController().startRoute(ROUTE);
    awaitDone(3);

    assertThat(tenant().journal().size()).isEqualTo(asked);
    assertThat(health()).allMatch(f -> f.feed().slice().orElseThrow().share() == 1);
    context.getRouteController().stopRoute(ROUTE);
    context.removeRoute(ROUTE);
    assertThatThrownBy(() -> start(striped("startFrom=-PT25H", "until=" + end, "stripes=2")))
        .hasStackTraceContaining("was begun with stripes=3 startFrom=-PT25H until=" + end);
  }

  @Test
  void a_plan_is_not_read_when_stripes_is_left_out() throws Exception {
    aDay();
    start(striped("startFrom=-PT25H", "until=-PT2H", "stripes=3"));
    context.getRouteController().stopRoute(ROUTE);
    context.removeRoute(ROUTE);
    int asked = tenant().journal().size();

    assertThatThrownBy(() -> start(striped("startFrom=-PT25H", "until=-PT2H")))
        .hasStackTraceContaining(
            "index test: given is stripes=1 (also when it is left out), but its history was begun"
                + " with stripes=3 startFrom=-PT25H until=-PT2H. Keep these options");
    assertThat(tenant().journal().size()).isEqualTo(asked);
  }

  @Test
  void stripes_do_not_continue_when_their_plan_is_lost() throws Exception {
    aDay();
    start(striped("startFrom=-PT5H", "until=-PT2H", "stripes=2"));
    awaitDone(2);
    context.getRouteController().stopRoute(ROUTE);
    context.removeRoute(ROUTE);
    Files.delete(plan("events.page"));

    assertThatThrownBy(() -> start(striped("startFrom=-PT20H", "until=-PT2H", "stripes=2")))
        .hasStackTraceContaining(
            "its checkpoint, with the plan of the history, is missing, but test.1 has one. Remove"
                + " the checkpoints of all its stripes too, or take another index");
  }

  @Test
  void a_damaged_plan_stops_its_own_feed_only() throws Exception {
    tenant(
        t ->
            t.pageSize(20)
                .waitTime(0)
                .allFeeds(f -> f.history(Duration.ofHours(24)).records(RECORDS)));
    String[] options = {"checkpointDir=" + folder, "startFrom=-PT5H", "until=-PT2H", "stripes=2"};
    start(uri("events/page,events/audit", options));
    awaitDone(4);
    context.getRouteController().stopRoute(ROUTE);
    Path plan = plan("events.page");
    String saved = Files.readString(plan);
    Files.writeString(plan, "");

    context.getRouteController().startRoute(ROUTE);
    awaitDone(2);

    await(1, cursor -> cursor.feed().problem().equals(Optional.of(FeedProblem.CHECKPOINT_FAILED)));
    assertThat(health()).hasSize(3);
    context.getRouteController().stopRoute(ROUTE);
    Files.writeString(plan, saved);
    context.getRouteController().startRoute(ROUTE);
    awaitDone(4);
  }

  private Path plan(String feed) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("test@" + feed + "@.*\\.checkpoint"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stripes=2 | startFrom: was 'resend', allowed is with stripes=2 the time at which",
        "stripes=2&startFrom=now | startFrom: was 'now', allowed is with stripes=2 the time",
        "stripes=0&startFrom=-P1D | stripes: was '0', allowed is a whole number from 1 to 100",
        "stripes=101&startFrom=-P9D | stripes: was '101', allowed is a whole number from 1 to 100",
        "stripes=2&startFrom=-P1D&deduplicate=true | deduplicate: was 'true', allowed is false",
        "stripes=9&startFrom=-PT5H | stripes: was '9', allowed is 1 to",
        "stripes=3&startFrom=-PT1H&until=-PT2H | until: was '-PT2H', allowed is a time after",
      })
  void what_cannot_be_is_refused(String options, String why) {
    assertThatThrownBy(() -> start(uri("events/page", options.split("&"))))
        .hasStackTraceContaining(why);
  }

  @Test
  void an_index_that_is_too_long_for_stripes_is_refused() {
    String index = "a".repeat(44);
    String uri = uri("events/page", "startFrom=-P1D", "stripes=2");

    assertThatThrownBy(() -> start(uri.replace("index=test", "index=" + index)))
        .hasStackTraceContaining("index: was '" + index + "', allowed is with stripes at most 43");
  }

  @Test
  void the_longest_index_leaves_room_for_each_stripe_and_its_look() {
    String look = "a".repeat(43) + ".100.look-" + Long.toString(Long.MAX_VALUE >> 22, 36) + "-99";

    assertThat(new IteratorIndex(look).name()).hasSize(64);
  }

  @Test
  void a_plan_that_was_in_order_when_it_was_made_is_no_fault_of_a_later_start() {
    String past = Instant.now().minus(40, ChronoUnit.DAYS).toString();

    assertThat(
            context.getEndpoint(
                uri("events/page", "stripes=8", "startFrom=-P30D", "until=" + past)))
        .isNotNull();
  }

  @Test
  void an_index_that_was_read_without_stripes_is_refused() throws Exception {
    aDay();
    start(striped());
    sink.await(RECORDS);
    context.getRouteController().stopRoute(ROUTE);
    context.removeRoute(ROUTE);

    assertThatThrownBy(() -> start(striped("startFrom=-P1D", "stripes=2")))
        .hasStackTraceContaining("was begun without stripes");
  }

  @Test
  void one_cursor_cannot_be_received_from_in_stripes() throws Exception {
    aDay();
    context.start();
    try (var template = context.createConsumerTemplate()) {
      assertThatThrownBy(() -> template.receive(striped("startFrom=-P1D", "stripes=2"), 1000))
          .hasStackTraceContaining("stripes: was '2', allowed is 1 for pollEnrich");
    }
  }
}
