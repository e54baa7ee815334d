package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedDetails;
import java.util.List;
import java.util.Locale;
import org.apache.camel.util.json.JsonObject;

/** The content of the page as JSON, for programs. */
final class PageJson {
  private PageJson() {}

  static String of(PageModel page) {
    JsonObject root = new JsonObject();
    root.put("at", page.at().toString());
    root.put("application", page.application());
    root.put("headline", page.headline().text());
    root.put("causes", page.causes().stream().map(PageJson::cause).toList());
    root.put("feeds", page.feeds().stream().map(PageJson::feed).toList());
    root.put("changes", page.changes().stream().map(PageJson::change).toList());
    return root.toJson();
  }

  private static JsonObject cause(Cause cause) {
    JsonObject json = new JsonObject();
    json.put("problem", cause.problem().name());
    json.put("meaning", cause.problem().meaning());
    json.put("advice", cause.problem().advice());
    json.put("condition", cause.condition().label());
    json.put("tenant", cause.tenant());
    json.put("since", cause.since().toString());
    json.put("nextRequest", cause.nextRequest().map(Object::toString).orElse(""));
    json.put("error", cause.error());
    json.put("feeds", names(cause.feeds()));
    return json;
  }

  private static JsonObject feed(FeedView feed) {
    JsonObject json = new JsonObject();
    json.put("route", feed.key().route());
    json.put("tenant", feed.key().tenant());
    json.put("index", feed.key().index());
    json.put("feed", feed.key().feed());
    feed.reading().health().ifPresent(health -> json.putAll(FeedDetails.withCounts(health)));
    json.put("condition", feed.condition().label());
    json.put("conditionSince", feed.since().toString());
    json.put("recordsPerSecond", tenths(feed.trend().rate()));
    return json;
  }

  private static JsonObject change(Change change) {
    JsonObject json = new JsonObject();
    json.put("at", change.at().toString());
    json.put("tenant", change.tenant());
    json.put("before", change.before().label());
    json.put("after", change.after().label());
    json.put("lastedSeconds", change.lasted().toSeconds());
    json.put("feeds", names(change.feeds()));
    return json;
  }

  private static List<String> names(List<FeedKey> feeds) {
    return feeds.stream().map(FeedKey::feed).toList();
  }

  private static Double tenths(double value) {
    return Double.valueOf(String.format(Locale.ROOT, "%.1f", value));
  }
}
