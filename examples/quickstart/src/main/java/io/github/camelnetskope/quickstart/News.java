package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.health.FeedSlice;
import io.github.camelnetskope.health.FeedSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Messages that are printed once. Confined to the thread of the progress line. */
final class News {
  private final Set<String> seams = new HashSet<>();
  private String troubles = "";

  /** The messages since the last call. */
  List<String> of(List<FeedSnapshot> feeds) {
    List<String> lines = new ArrayList<>();
    String now = Troubles.text(feeds);
    if (!now.equals(troubles)) {
      troubles = now;
      lines.add(now.isEmpty() ? "All feeds are read again" : now);
    }
    feeds.stream()
        .flatMap(
            feed -> feed.slice().filter(FeedSlice::unproven).stream().map(its -> seam(feed, its)))
        .filter(seams::add)
        .forEach(lines::add);
    return lines;
  }

  private static String seam(FeedSnapshot feed, FeedSlice slice) {
    return "The seam of "
        + feed.feed()
        + " at "
        + slice.end()
        + " is unproven: nothing is left out there, records may come twice";
  }
}
