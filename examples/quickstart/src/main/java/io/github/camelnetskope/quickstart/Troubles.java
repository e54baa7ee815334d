package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.health.FeedCause;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Describes the problems of feeds for the terminal, since {@code mvn -q} hides log lines. A feed
 * with several cursors counts once.
 */
final class Troubles {
  private static final Duration MOMENT = Duration.ofSeconds(30);

  private Troubles() {}

  /** How many feeds cannot be read; an empty text for none. */
  static String count(List<FeedSnapshot> feeds) {
    List<FeedSnapshot> failing = failing(feeds, feed -> true);
    return failing.isEmpty() ? "" : count(failing, feeds) + " cannot be read";
  }

  /** One line for each cause: the number of feeds, and the error, which says what to do. */
  static String text(List<FeedSnapshot> feeds) {
    return lines(
        failing(feeds, feed -> true), feeds, "%s cannot be read: %s. It is tried again by itself.");
  }

  /**
   * The same at the end, when there are no more attempts. A transient problem counts only for a
   * feed that was never read.
   */
  static String atTheEnd(List<FeedSnapshot> feeds) {
    return lines(failing(feeds, Troubles::isLasting), feeds, "%s could not be read: %s.");
  }

  private static boolean isLasting(FeedSnapshot feed) {
    return feed.lastSuccess().isEmpty()
        || feed.problem().filter(FeedProblem::needsOperator).isPresent();
  }

  private static List<FeedSnapshot> failing(
      List<FeedSnapshot> feeds, Predicate<FeedSnapshot> which) {
    return feeds.stream()
        .filter(feed -> feed.problem().isPresent() && !isMoment(feed))
        .filter(which)
        .toList();
  }

  /** A short THROTTLED, as when many cursors start, is not reported. */
  private static boolean isMoment(FeedSnapshot feed) {
    return feed.problem().filter(FeedProblem.THROTTLED::equals).isPresent()
        && feed.at().isBefore(feed.since().plus(MOMENT));
  }

  private static String lines(List<FeedSnapshot> failing, List<FeedSnapshot> feeds, String text) {
    Map<String, List<FeedSnapshot>> causes =
        failing.stream()
            .collect(
                Collectors.groupingBy(Troubles::cause, LinkedHashMap::new, Collectors.toList()));
    return causes.values().stream()
        .map(its -> text.formatted(count(its, feeds), error(its.get(0))))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String error(FeedSnapshot feed) {
    return feed.lastError().orElse("the reason is not known");
  }

  private static String count(List<FeedSnapshot> failing, List<FeedSnapshot> feeds) {
    return names(failing) + " of " + Counted.of(names(feeds), "feed");
  }

  private static long names(List<FeedSnapshot> feeds) {
    return feeds.stream().map(FeedSnapshot::feed).distinct().count();
  }

  private static String cause(FeedSnapshot feed) {
    String problem = feed.problem().map(Enum::name).orElse("");
    return problem + FeedCause.of(feed.lastError().orElse(""), feed.feed());
  }
}
