package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.health.FeedSlice;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages that are printed once. Confined to the thread of the progress line. */
final class News {
  private static final String UNPROVEN = ": nothing is left out there, records may come twice";

  private final Set<String> feedsWithSeams = new HashSet<>();
  private String troubles = "";

  /** The messages since the last call. */
  List<String> of(List<FeedSnapshot> feeds) {
    List<String> lines = new ArrayList<>();
    String now = Troubles.text(feeds);
    if (!now.equals(troubles)) {
      troubles = now;
      lines.add(now.isEmpty() ? "All feeds are read again" : now);
    }
    unproven(feeds)
        .forEach(
            (feed, seams) -> {
              if (feedsWithSeams.add(feed)) {
                lines.add(seams(feed, seams));
              }
            });
    return lines;
  }

  /**
   * How many seams are unproven, at the end; an empty text when there was one, which was printed,
   * or none.
   */
  static String atTheEnd(List<FeedSnapshot> feeds) {
    Map<String, List<Instant>> unproven = unproven(feeds);
    int seams = unproven.values().stream().mapToInt(List::size).sum();
    return seams < 2
        ? ""
        : Counted.of(seams, "seam")
            + " of "
            + Counted.of(unproven.size(), "feed")
            + " are unproven"
            + UNPROVEN;
  }

  /** The unproven seams of each feed, in the order of their times. */
  private static Map<String, List<Instant>> unproven(List<FeedSnapshot> feeds) {
    return feeds.stream()
        .filter(feed -> feed.slice().filter(FeedSlice::unproven).isPresent())
        .collect(
            Collectors.groupingBy(
                FeedSnapshot::feed,
                TreeMap::new,
                Collectors.mapping(
                    feed -> feed.slice().orElseThrow().end(),
                    Collectors.collectingAndThen(
                        Collectors.toList(), ends -> ends.stream().sorted().toList()))));
  }

  /** One line for a feed, since there may be a seam for each of its cursors. */
  private static String seams(String feed, List<Instant> ends) {
    String which =
        ends.size() == 1
            ? "The seam of " + feed + " at " + ends.get(0) + " is unproven"
            : ends.size() + " seams of " + feed + " are unproven, the first at " + ends.get(0);
    return which + UNPROVEN;
  }
}
