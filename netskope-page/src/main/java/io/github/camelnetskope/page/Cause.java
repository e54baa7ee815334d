package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One problem of a tenant, with all feeds that have it.
 *
 * @param condition the worst condition of these feeds
 * @param since when the first of them had it
 * @param nextRequest the earliest next attempt
 * @param error the text of their latest failure
 * @param errorFeed the feed of that failure
 */
record Cause(
    FeedProblem problem,
    String tenant,
    Condition condition,
    Instant since,
    Optional<Instant> nextRequest,
    String error,
    FeedKey errorFeed,
    List<FeedKey> feeds) {
  private static final Comparator<Cause> WORST_FIRST =
      Comparator.comparing(Cause::condition)
          .thenComparing(Cause::problem)
          .thenComparing(Cause::tenant);

  private record Group(FeedProblem problem, String tenant) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byProblem = problem.compareTo(other.problem);
      return byProblem != 0 ? byProblem : tenant.compareTo(other.tenant);
    }
  }

  /** The worst first; the order does not depend on times. */
  static List<Cause> of(List<FeedView> feeds) {
    var groups = new TreeMap<Group, List<FeedView>>();
    for (FeedView feed : feeds) {
      feed.status()
          .problem()
          .map(problem -> new Group(problem, feed.key().tenant()))
          .ifPresent(group -> groups.computeIfAbsent(group, g -> new ArrayList<>()).add(feed));
    }
    return groups.entrySet().stream()
        .map(group -> of(group.getKey(), group.getValue()))
        .sorted(WORST_FIRST)
        .toList();
  }

  private static Cause of(Group group, List<FeedView> feeds) {
    FeedView latest = feeds.stream().max(Comparator.comparing(Cause::failedAt)).orElseThrow();
    return new Cause(
        group.problem(),
        group.tenant(),
        feeds.stream().map(FeedView::condition).min(Comparator.naturalOrder()).orElseThrow(),
        feeds.stream().map(FeedView::since).min(Comparator.naturalOrder()).orElseThrow(),
        feeds.stream().flatMap(feed -> feed.nextRequest().stream()).min(Comparator.naturalOrder()),
        latest.error(),
        latest.key(),
        feeds.stream().map(FeedView::key).toList());
  }

  private static Instant failedAt(FeedView feed) {
    return feed.snapshot().flatMap(s -> s.lastErrorAt()).orElse(Instant.MIN);
  }
}
