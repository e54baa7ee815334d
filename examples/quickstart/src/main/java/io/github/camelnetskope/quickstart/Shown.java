package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.quickstart.Progress.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The progress line of a running application. Confined to the thread of the line. */
final class Shown {
  private final Supplier<@Nullable CamelContext> context;
  private final KnownFeeds feeds;
  private final Supplier<Snapshot> written;
  private final BackfillProgress history;
  private final boolean isHistory;
  private final boolean ends;
  private final News news = new News();

  /**
   * The line of an application that is about to start.
   *
   * @param context gives null before the start
   * @param written gives what was written so far
   */
  Shown(
      Supplier<@Nullable CamelContext> context,
      KnownFeeds feeds,
      Supplier<Snapshot> written,
      Backfill backfill) {
    this.context = context;
    this.feeds = feeds;
    this.written = written;
    this.history = new BackfillProgress(backfill.span(Instant.now()));
    this.isHistory = backfill.isHistory();
    this.ends = backfill.ends();
  }

  /** The line at this time after the start. */
  String line(Duration elapsed) {
    List<FeedSnapshot> now = look();
    Snapshot snapshot = written.get();
    String failing = Troubles.count(now);
    // When the history is read and there is no end, live records follow.
    return history
        .look(now)
        .filter(state -> ends || !state.done())
        .map(state -> BackfillLine.text(state, snapshot.records(), elapsed, failing))
        .orElseGet(
            () ->
                now.isEmpty() && isHistory
                    ? "starting"
                    : ProgressLine.text(snapshot, elapsed, failing));
  }

  /** Messages that are printed once. */
  List<String> news() {
    return news.of(look());
  }

  private List<FeedSnapshot> look() {
    return feeds.look(context.get());
  }
}
