package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPagesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final List<Query> asked = new ArrayList<>();
  private int total;
  private int cap = Integer.MAX_VALUE;
  private int failures;

  private QueryAnswer answer(Query query) {
    asked.add(query);
    if (failures > 0 && asked.size() == 3) {
      failures--;
      throw new NetskopeException.ServerFailed(500, "down");
    }
    int skip = Integer.parseInt(query.parameters().get("skip"));
    int limit = Math.min(cap, Integer.parseInt(query.parameters().get("limit")));
    String data =
        IntStream.range(skip, Math.max(skip, Math.min(total, skip + limit)))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    try {
      String json = "{\"status\":\"success\",\"data\":[" + data + "]}";
      return QueryAnswerReader.read(json.getBytes(UTF_8)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private QueryPages pages(Map<String, String> given) {
    Query query = Query.of(QueryEndpoint.named("alerts"), given, NOW, true);
    return QueryPages.of(query, NOW, this::answer).orElseThrow();
  }

  private static List<String> all(QueryPages pages) {
    List<String> records = new ArrayList<>();
    pages.forEachRemaining(record -> records.add(record.json()));
    return records;
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void all_records_come_once_and_an_empty_page_is_the_last() {
    total = 25;

    assertThat(all(pages(Map.of("timePeriod", "3600", "limit", "10")))).isEqualTo(numbers(0, 25));

    assertThat(asked)
        .extracting(q -> q.parameters().get("skip"))
        .containsExactly("0", "10", "20", "25");
  }

  @Test
  void a_full_last_page_is_followed_by_an_empty_one() {
    total = 20;

    assertThat(all(pages(Map.of("timePeriod", "3600", "limit", "10")))).hasSize(20);

    assertThat(asked).hasSize(3);
  }

  @Test
  void a_page_is_fetched_when_its_first_record_is_wanted() {
    total = 25;
    QueryPages pages = pages(Map.of("timePeriod", "3600", "limit", "10"));

    assertThat(asked).isEmpty();
    for (int i = 0; i < 10; i++) {
      pages.next();
    }
    assertThat(asked).hasSize(1);
    pages.next();
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"5000,12000", "100,250", "100,200", "7,30"})
  void no_record_is_missing_when_a_tenant_gives_fewer_records_than_limit(int most, int records) {
    total = records;
    cap = most;

    assertThat(all(pages(Map.of("timePeriod", "3600")))).isEqualTo(numbers(0, records));
  }

  @Test
  void all_pages_have_the_same_window_that_ended_300_seconds_ago() {
    total = 25;

    all(pages(Map.of("timePeriod", "3600", "limit", "10")));

    assertThat(asked)
        .allSatisfy(
            query ->
                assertThat(query.parameters())
                    .containsEntry("starttime", "1699996400")
                    .containsEntry("endtime", "1699999700")
                    .doesNotContainKey("timeperiod"));
  }

  @Test
  void an_end_that_is_older_stays_and_a_missing_one_is_set() {
    all(pages(Map.of("insertionStartTime", "1", "insertionEndTime", "2")));
    all(pages(Map.of("insertionStartTime", "1")));

    assertThat(asked)
        .extracting(query -> query.parameters().get("insertionendtime"))
        .containsExactly("2", "1699999700");
  }

  @Test
  void a_window_that_is_too_young_has_no_records_yet() {
    Query query = Query.of(QueryEndpoint.named("events"), Map.of("startTime", "-PT1M"), NOW, true);

    assertThat(QueryPages.of(query, NOW, this::answer)).isEmpty();
  }

  @Test
  void a_failure_in_the_middle_says_how_far_it_came_and_can_be_continued() {
    total = 25;
    failures = 1;
    QueryPages pages = pages(Map.of("timePeriod", "3600", "limit", "10"));
    List<String> records = new ArrayList<>();

    var failure =
        catchThrowableOfType(
            QueryInterruptedException.class,
            () -> pages.forEachRemaining(record -> records.add(record.json())));

    assertThat(records).isEqualTo(numbers(0, 20));
    assertThat(failure.delivered()).isEqualTo(20);
    assertThat(failure).hasCauseInstanceOf(NetskopeException.ServerFailed.class);
    assertThat(failure).hasMessageContaining("20 records had come").hasMessageContaining("skip=20");
    assertThat(all(pages(failure.rest()))).isEqualTo(numbers(20, 25));
  }

  @Test
  void after_a_failure_the_same_iterator_continues_with_the_same_page() {
    total = 25;
    failures = 1;
    QueryPages pages = pages(Map.of("timePeriod", "3600", "limit", "10"));
    List<String> records = new ArrayList<>();

    assertThatThrownBy(() -> pages.forEachRemaining(record -> records.add(record.json())))
        .isInstanceOf(QueryInterruptedException.class);
    pages.forEachRemaining(record -> records.add(record.json()));

    assertThat(records).isEqualTo(numbers(0, 25));
  }

  @Test
  void paging_ends_on_a_tenant_that_ignores_skip() {
    QueryPages pages =
        QueryPages.of(
                Query.of(QueryEndpoint.named("brand_new"), Map.of("limit", "1"), NOW, true),
                NOW,
                query -> answer(query.page(0, 1)))
            .orElseThrow();
    total = 1;

    var failure = catchThrowableOfType(QueryInterruptedException.class, () -> all(pages));

    assertThat(failure).hasMessageContaining("skip has no effect");
    assertThat(asked).hasSize(2);
  }
}
