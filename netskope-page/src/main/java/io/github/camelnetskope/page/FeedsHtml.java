package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.page.Trend.Point;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The feeds as a table, a group of rows for each tenant, index and route. Roles are set explicitly
 * although the elements have them: on a narrow screen the style sheet shows rows as cards, and
 * browsers then drop the roles.
 */
final class FeedsHtml {
  /** The most rows. If there are more feeds, those with a problem are kept first. */
  static final int MOST_ROWS = 300;

  private static final double LEAST_RATE = 1;
  private static final double LEAST_LAG_SECONDS = 60;

  private static final List<String> COLUMNS =
      List.of("Feed", "State", "Last hour", "Records/s", "Lag", "Records so far", "Next request");

  private final Html html;
  private final Instant now;

  FeedsHtml(Html html, Instant now) {
    this.html = html;
    this.now = now;
  }

  void write(List<FeedView> feeds) {
    if (feeds.isEmpty()) {
      return;
    }
    List<FeedView> shown = shown(feeds);
    html.open("section", "id", "feeds", "aria-labelledby", "feeds-title");
    html.element("h2", "Feeds", "id", "feeds-title");
    if (shown.size() < feeds.size()) {
      String all = Words.number(feeds.size());
      html.element("p", shown.size() + " of " + all + " feeds. All of them are in feeds.json.");
    }
    html.open("table", "role", "table", "aria-labelledby", "feeds-title");
    head();
    Group group = null;
    for (FeedView feed : shown) {
      Group its = Group.of(feed.key());
      if (!its.equals(group)) {
        if (group != null) {
          html.close();
        }
        html.open("tbody", "role", "rowgroup");
        title(its);
        group = its;
      }
      row(feed);
    }
    html.close().close().close();
  }

  private static List<FeedView> shown(List<FeedView> feeds) {
    if (feeds.size() <= MOST_ROWS) {
      return feeds;
    }
    return feeds.stream()
        .sorted(Comparator.comparing(FeedView::condition))
        .limit(MOST_ROWS)
        .sorted(Comparator.comparing(FeedView::key))
        .toList();
  }

  private record Group(String tenant, String index, String route) {
    static Group of(FeedKey key) {
      return new Group(key.tenant(), key.index(), key.route());
    }
  }

  private void head() {
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    COLUMNS.forEach(name -> html.element("th", name, "role", "columnheader", "scope", "col"));
    html.close().close();
  }

  private void title(Group group) {
    html.open("tr", "role", "row", "class", "group");
    html.open("th", "role", "rowheader", "scope", "rowgroup", "colspan", COLUMNS.size());
    html.element("b", group.tenant()).text(' ');
    html.open("span").text("index ").element("b", group.index()).close().text(' ');
    html.open("span").text("route ").element("b", group.route()).close();
    html.close().close();
  }

  private void row(FeedView feed) {
    html.open("tr", "role", "row", "class", feed.condition().style());
    html.element("th", feed.key().feed(), "role", "rowheader", "scope", "row");
    cell("state");
    state(feed);
    html.close();
    cell("hour");
    Charts.strip(html, "State over the last hour", feed.trend().conditions());
    html.close();
    rate(feed.trend());
    lag(feed);
    number("records", "Records", Words.number(feed.reading().records()));
    number("next", "Next", next(feed));
    html.close();
  }

  private void cell(String style) {
    html.open("td", "role", "cell", "class", style);
  }

  private void state(FeedView feed) {
    Pill.draw(html, feed.status());
    if (feed.condition() != Condition.HEALTHY) {
      html.element("span", Words.duration(feed.since(), now), "class", "for");
    }
    feed.snapshot()
        .flatMap(FeedSnapshot::slice)
        .ifPresent(slice -> html.element("span", Words.slice(slice), "class", "for"));
  }

  private void rate(Trend trend) {
    measure("rate", "Records/s", Words.rate(trend.rate()));
    String peak = "peak " + Words.rate(peak(trend.rates()));
    Charts.line(html, "Records a second over the last hour, " + peak, trend.rates(), LEAST_RATE);
    html.close();
  }

  private void lag(FeedView feed) {
    long lag = feed.reading().lagSeconds();
    measure("lag", "Lag", lag < 0 ? "-" : Words.duration(lag));
    List<Point> lags = feed.trend().lags();
    String peak = "peak " + Words.duration((long) peak(lags));
    Charts.line(html, "Lag over the last hour, " + peak, lags, LEAST_LAG_SECONDS);
    html.close();
  }

  private void measure(String style, String label, String value) {
    cell(style);
    label(label);
    html.element("span", value, "class", "number");
  }

  private void number(String style, String label, String value) {
    measure(style, label, value);
    html.close();
  }

  /** Visible only when the table has no head. */
  private void label(String label) {
    html.element("span", label, "class", "label", "aria-hidden", "true");
  }

  private static double peak(List<Point> points) {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }

  private String next(FeedView feed) {
    Optional<FeedState> state = feed.snapshot().map(FeedSnapshot::state);
    if (state.isPresent() && state.get() == FeedState.ASKING) {
      return "asking now";
    }
    if (state.isPresent() && state.get() == FeedState.DELIVERING) {
      return "delivering";
    }
    return feed.nextRequest().map(next -> "in " + Words.duration(now, next)).orElse("-");
  }
}
