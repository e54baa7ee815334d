package io.github.camelnetskope.page;

import java.time.Instant;
import java.util.List;

/** The problems, one card for each cause. */
final class CausesHtml {
  private final Html html;
  private final Instant now;

  CausesHtml(Html html, Instant now) {
    this.html = html;
    this.now = now;
  }

  void write(List<Cause> causes) {
    html.open("section", "id", "causes", "aria-label", "What is wrong");
    causes.forEach(this::write);
    html.close();
  }

  private void write(Cause cause) {
    String id = "cause-" + cause.problem() + '-' + cause.tenant();
    html.open("article", "id", id, "class", cause.condition().style());
    html.open("h2");
    Icons.draw(html, cause.condition());
    html.open("span").text(cause.problem()).close();
    html.element("small", Words.feeds(cause.feeds().size()) + " of " + cause.tenant()).close();
    html.element("p", cause.problem().meaning());
    html.open("p").element("b", "What to do: ").text(cause.problem().advice()).close();
    times(cause);
    feeds(cause.feeds());
    if (!cause.error().isEmpty()) {
      html.open("details").element("summary", "Latest error, " + cause.errorFeed().feed());
      html.element("p", cause.error(), "class", "error").close();
    }
    html.close();
  }

  private void times(Cause cause) {
    html.open("p", "class", "times").text("Since ").time(cause.since(), now);
    html.text(" (" + Words.duration(cause.since(), now) + ')');
    cause
        .nextRequest()
        .ifPresent(next -> html.text(", next attempt in " + Words.duration(now, next)));
    html.close();
  }

  private void feeds(List<FeedKey> feeds) {
    html.open("ul", "class", "names");
    feeds.forEach(feed -> html.element("li", feed.feed()));
    html.close();
  }
}
