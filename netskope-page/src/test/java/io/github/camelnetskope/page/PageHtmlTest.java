package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page as a document. */
class PageHtmlTest {
  private static final Pattern ROW =
      Pattern.compile("<th role=\"rowheader\" scope=\"row\">([^<]*)<");

  @Test
  void text_from_outside_is_escaped() {
    String html =
        html(
            Feeds.of("")
                .key(new FeedKey("<tenant>", "\"index\"", "'route'", "a&b"))
                .failing(FeedProblem.FAILED, Feeds.NOW, "<script>alert('x')</script>")
                .reading());

    assertThat(html)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("&lt;tenant&gt;", "&quot;index&quot;", "&#39;route&#39;", "a&amp;b")
        .doesNotContain("<script>", "<tenant>", "'route'");
  }

  @Test
  void the_order_of_the_rows_does_not_depend_on_how_the_feeds_are() {
    List<FeedReading> feeds = new ArrayList<>();
    for (String feed : List.of("alerts/dlp", "alerts/uba", "events/page")) {
      feeds.add(Feeds.healthy(feed));
    }
    List<String> before = rows(html(feeds.toArray(FeedReading[]::new)));
    feeds.set(2, Feeds.failing("events/page", FeedProblem.TOKEN_INVALID));

    assertThat(rows(html(feeds.toArray(FeedReading[]::new)))).isEqualTo(before);
  }

  @Test
  void a_part_of_a_history_says_how_far_it_was_read_and_that_its_seam_is_unproven() {
    var begin = Instant.parse("2026-10-01T00:00:00Z");
    var quarter = Optional.of(begin.plusSeconds(3600));
    var slice = new FeedSlice(begin, begin.plusSeconds(4 * 3600), quarter, true);

    assertThat(html(Feeds.of("events/page").slice(slice).reading()))
        .contains("25 % of the history from 2026-10-01T00:00:00Z, seam unproven");
  }

  @Test
  void an_error_of_many_feeds_is_reported_once() {
    FeedReading[] feeds =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    Feeds.of("alerts/" + i)
                        .failing(FeedProblem.TOKEN_INVALID, Feeds.NOW, "401 is the answer"))
            .map(Feeds.Builder::reading)
            .toArray(FeedReading[]::new);

    assertThat(html(feeds)).containsOnlyOnce("401 is the answer").containsOnlyOnce("<article");
  }

  @Test
  void of_thousands_of_feeds_all_are_counted_and_those_with_a_problem_are_shown() {
    List<FeedReading> feeds = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      feeds.add(Feeds.healthy("events/%04d".formatted(i)));
    }
    feeds.add(Feeds.failing("events/9999", FeedProblem.SCOPE_MISSING));

    String html = html(feeds.toArray(FeedReading[]::new));

    assertThat(html).contains("1 of 3,001 feeds has a problem", "300 of 3,001 feeds.");
    assertThat(rows(html)).hasSize(FeedsHtml.MOST_ROWS).contains("events/9999").isSorted();
  }

  @Test
  void nothing_is_loaded_from_elsewhere_and_nothing_has_a_style_of_its_own() {
    String html = html(Feeds.healthy("events/page"), Feeds.stopped("events/audit"));

    assertThat(html).doesNotContain("//", "style=", "onclick", "<style");
  }

  @Test
  void a_page_without_feeds_says_so() {
    assertThat(html()).contains("There are no feeds").doesNotContain("<table");
  }

  private static List<String> rows(String html) {
    return ROW.matcher(html).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static String html(FeedReading... feeds) {
    return PageHtml.of(PageModel.of("camel-1", List.of(feeds), new History(), Feeds.NOW));
  }
}
