package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time window with more records than a tenant gives of one. */
class OperationPagesTest {
  private static final int PAGE = 10;
  private static final int DEEPEST = 40;
  private static final Instant NOW = Instant.ofEpochSecond(100_000);
  private static final Operation OPERATION =
      new OperationBuilder("events/data/test", "list", "test")
          .windowRequired(QueryWindow.BY_INSERTION)
          .pages(OperationPaging.OFFSET, PAGE, PAGE)
          .deepest(DEEPEST)
          .list("result")
          .build();

  /** The second of each record; its number is its id. */
  private final List<Integer> seconds = new ArrayList<>();

  private final List<Map<String, String>> asked = new ArrayList<>();
  private boolean bothEndsBelong = true;
  private int failsAt = Integer.MAX_VALUE;

  private OperationCall call(int from, int to) {
    Map<String, String> window =
        Map.of("insertionstarttime", "" + from, "insertionendtime", "" + to);
    return new OperationCall(OPERATION, "", window, Optional.empty(), false, "");
  }

  /** A tenant that gives only slightly more than {@link #DEEPEST} of a window. */
  private OperationAnswer answer(OperationCall page) {
    asked.add(page.parameters());
    if (asked.size() == failsAt) {
      throw new NetskopeException.ServerFailed(500, "down");
    }
    int from = Integer.parseInt(page.parameters().get("insertionstarttime"));
    int to = Integer.parseInt(page.parameters().get("insertionendtime"));
    String records =
        IntStream.range(0, seconds.size())
            .filter(i -> seconds.get(i) > from || (bothEndsBelong && seconds.get(i) == from))
            .filter(i -> seconds.get(i) <= to)
            .skip(page.skip())
            .limit(page.skip() > DEEPEST ? 0 : page.pageSize())
            .mapToObj(i -> "{\"_id\":\"%d\",\"at\":%d}".formatted(i, seconds.get(i)))
            .collect(Collectors.joining(","));
    try {
      byte[] json = ("{\"ok\":1,\"result\":[" + records + "]}").getBytes(UTF_8);
      var content = OperationReader.read(json, OPERATION.result());
      return new OperationAnswer(
          200, content.result(), content.records(), true, false, RateLimit.UNKNOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> read(OperationCall call, Function<OperationCall, OperationAnswer> asking) {
    List<String> all = new ArrayList<>();
    Iterator<JsonText> records = OperationPages.of(call, NOW, asking).orElseThrow();
    records.forEachRemaining(record -> all.add(record.json()));
    return all;
  }

  private void fill(int count, int from, int to) {
    var random = new Random(count);
    for (int i = 0; i < count; i++) {
      seconds.add(random.nextInt(from, to));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void each_record_comes_once_whether_the_ends_of_a_window_belong_to_it(boolean both) {
    bothEndsBelong = both;
    fill(1000, 1001, 3000);
    fill(300, 3000, 3100);

    List<String> all = read(call(1000, 9000), this::answer);

    assertThat(all).hasSize(1300).doesNotHaveDuplicates();
    assertThat(asked).allSatisfy(page -> assertThat(offset(page)).isLessThanOrEqualTo(DEEPEST));
  }

  private static int offset(Map<String, String> page) {
    return Integer.parseInt(page.get("offset"));
  }

  @Test
  void a_changed_record_and_a_record_without_an_id_are_never_treated_as_known() {
    var seen = new SeenRecords();

    assertThat(fresh(seen, "{\"_id\":\"1\",\"a\":1}", "{\"a\":1}")).isEqualTo(2);
    assertThat(fresh(seen, "{\"_id\":\"1\",\"a\":1}", "{\"a\":1}")).isEqualTo(1);
    assertThat(fresh(seen, "{\"_id\":\"1\",\"a\":2}")).isEqualTo(1);
  }

  private static int fresh(SeenRecords seen, String... records) {
    return seen.fresh(
            Stream.of(records)
                .map(text -> new JsonText(text.getBytes(UTF_8), 0, text.length()))
                .toList())
        .size();
  }

  @Test
  void a_window_that_is_not_too_full_is_not_cut() {
    fill(DEEPEST, 1001, 3000);

    assertThat(read(call(1000, 9000), this::answer)).hasSize(DEEPEST);

    assertThat(asked).hasSize(DEEPEST / PAGE + 1);
    assertThat(asked).extracting(page -> page.get("insertionendtime")).containsOnly("9000");
  }

  @Test
  void more_records_in_a_second_than_a_window_gives_are_an_error() {
    fill(100, 2000, 2001);

    QueryInterruptedException failure =
        catchThrowableOfType(
            QueryInterruptedException.class, () -> read(call(1000, 9000), this::answer));

    assertThat(failure).hasMessageContaining("more than 40 records in a second");
  }

  @Test
  void the_rest_after_a_failure_has_all_missing_records() {
    fill(500, 1001, 3000);
    failsAt = 40;
    List<String> all = new ArrayList<>();
    Iterator<JsonText> records =
        OperationPages.of(call(1000, 9000), NOW, this::answer).orElseThrow();

    QueryInterruptedException failure =
        catchThrowableOfType(
            QueryInterruptedException.class,
            () -> records.forEachRemaining(record -> all.add(record.json())));
    int from = Integer.parseInt(failure.rest().get("insertionStartTime"));
    all.addAll(read(call(from, 9000), this::answer));

    assertThat(failure.rest()).containsEntry("insertionEndTime", "9000").containsEntry("skip", "0");
    assertThat(from).isGreaterThan(1000);
    assertThat(List.copyOf(new TreeSet<>(all))).hasSize(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void pages_that_were_asked_for_at_once_are_handed_out_in_order(int most) {
    fill(1000, 1001, 3000);
    List<String> inTurn = read(call(1000, 9000), this::answer);
    asked.clear();
    var ahead = new PagesAhead(most, page -> CompletableFuture.completedFuture(answer(page)));

    assertThat(read(call(1000, 9000), ahead::page)).isEqualTo(inTurn);

    assertThat(asked.subList(0, most))
        .extracting(OperationPagesTest::offset)
        .isEqualTo(IntStream.range(0, most).mapToObj(i -> i * PAGE).toList());
  }

  @Test
  void the_given_number_of_pages_is_in_flight_at_once() {
    List<CompletableFuture<OperationAnswer>> open = new ArrayList<>();
    var ahead =
        new PagesAhead(
            3,
            page -> {
              open.add(new CompletableFuture<>());
              return open.size() == 1
                  ? CompletableFuture.completedFuture(answer(page))
                  : open.get(open.size() - 1);
            });

    ahead.page(call(1000, 9000).page(0, PAGE));

    assertThat(open).hasSize(3);
  }

  @Test
  void after_a_short_page_the_later_ones_are_requested_again() {
    fill(35, 1001, 3000);
    var ahead =
        new PagesAhead(
            3,
            page -> {
              int few = Math.min(page.pageSize(), 7);
              return CompletableFuture.completedFuture(answer(page.page(page.skip(), few)));
            });

    assertThat(read(call(1000, 9000), ahead::page)).hasSize(35).doesNotHaveDuplicates();
  }
}
