package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The latest changes, the newest first. */
final class ChangesHtml {
  /** How many feeds an entry names; the others are only counted. */
  private static final int NAMED = 4;

  private final Html html;
  private final Instant now;

  ChangesHtml(Html html, Instant now) {
    this.html = html;
    this.now = now;
  }

  void write(List<Change> changes) {
    html.open("section", "id", "changes", "aria-labelledby", "changes-title");
    html.element("h2", "Latest changes", "id", "changes-title");
    if (changes.isEmpty()) {
      html.element("p", "None since the application was started.", "class", "none");
    } else {
      html.open("ol");
      changes.forEach(this::write);
      html.close();
    }
    html.close();
  }

  private void write(Change change) {
    html.open("li", "class", change.after().condition().style());
    html.time(change.at(), now);
    Pill.draw(html, change.after());
    html.open("span", "class", "what");
    html.text(names(change.feeds())).text(" of " + change.tenant()).close();
    html.open("span", "class", "before").text("after " + duration(change));
    html.text(change.before().label()).close();
    html.close();
  }

  /** Empty when it is not known: the feed had this status when the page first saw it. */
  private static String duration(Change change) {
    return change.lasted().isZero() ? "" : Words.duration(change.lasted().toSeconds()) + ' ';
  }

  private static String names(List<FeedKey> feeds) {
    String first = feeds.stream().limit(NAMED).map(FeedKey::feed).collect(Collectors.joining(", "));
    int more = feeds.size() - NAMED;
    return more <= 0 ? first : first + " and " + Words.number(more) + " more";
  }
}
