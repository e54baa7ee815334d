package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.NetskopeConsumer;
import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** What keeps feeds from being read, in words of its own: {@code mvn -q} hides every log line. */
final class Troubles {
  private Troubles() {}

  /** Those of a running application; empty text for none, nothing where no feed is read. */
  static Optional<String> of(@Nullable CamelContext context) {
    return Optional.of(context == null ? List.<FeedSnapshot>of() : feeds(context))
        .filter(feeds -> !feeds.isEmpty())
        .map(Troubles::text);
  }

  /** How many feeds of a running application cannot be read; empty for none. */
  static String count(@Nullable CamelContext context) {
    List<FeedSnapshot> feeds = context == null ? List.of() : feeds(context);
    long failing = feeds.stream().filter(feed -> feed.problem().isPresent()).count();
    return failing == 0 ? "" : count(failing, feeds);
  }

  private static String count(long failing, List<FeedSnapshot> feeds) {
    return failing + " of " + Counted.of(feeds.size(), "feed") + " cannot be read";
  }

  private static List<FeedSnapshot> feeds(CamelContext context) {
    return context.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(NetskopeConsumer.class::isInstance)
        .flatMap(consumer -> ((NetskopeConsumer) consumer).health().stream())
        .map(FeedHealth::feed)
        .toList();
  }

  /** One line for each cause: how many feeds it holds up, and the error, which says what to do. */
  static String text(List<FeedSnapshot> feeds) {
    Map<String, List<FeedSnapshot>> causes =
        feeds.stream()
            .filter(feed -> feed.problem().isPresent())
            .collect(
                Collectors.groupingBy(Troubles::cause, LinkedHashMap::new, Collectors.toList()));
    return causes.values().stream()
        .map(
            failing ->
                "%s: %s. It is tried again by itself."
                    .formatted(
                        count(failing.size(), feeds),
                        failing.get(0).lastError().orElse("the reason is not known")))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String cause(FeedSnapshot feed) {
    String error = feed.lastError().orElse("");
    return Objects.requireNonNull(feed.problem().map(Enum::name).orElse(""))
        + error.replace(feed.feed(), "");
  }
}
