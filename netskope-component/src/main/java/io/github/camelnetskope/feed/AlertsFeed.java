package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.AlertId;
import io.github.camelnetskope.checkpoint.AlertWindow;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.SideLines;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@code deduplicate}, for a feed of {@code alerts/*}: remembers the alerts that it has
 * delivered and how far it has read. The feed {@code events/alert} reads this from its own worker.
 * Thread-safe.
 */
final class AlertsFeed implements Duplicates {
  private final AlertWindow window;
  private final Supplier<Optional<FeedSnapshot>> status;
  private volatile @Nullable Moment nothingSince;
  private volatile Instant mark = Instant.MIN;
  private @Nullable PageProgress page;
  private @Nullable AlertId[] ids = {};
  private int added;

  /**
   * A feed that has delivered nothing yet.
   *
   * @param status of the feed; empty before it was started
   */
  AlertsFeed(CursorKey cursor, Supplier<Optional<FeedSnapshot>> status) {
    this.window = new AlertWindow(cursor);
    this.status = status;
  }

  /** Whether this feed has delivered the alert, as far as it remembers. */
  boolean hasDelivered(AlertId id) {
    return window.contains(id);
  }

  /**
   * Whether this feed has delivered everything that the tenant had at a moment: it has delivered
   * past the high-water mark of that moment, or a later request returned nothing.
   */
  boolean isBeyond(Moment moment, Optional<Instant> itsMark) {
    Moment nothing = nothingSince;
    return (nothing != null && !nothing.isBefore(moment))
        || itsMark.filter(mark::isAfter).isPresent();
  }

  /**
   * Whether the feed can be expected to catch up soon.
   *
   * @param patience how long a problem may have lasted
   */
  boolean isExpected(Duration patience) {
    return status.get().map(now -> !rests(now) && !lasts(now, patience)).orElse(true);
  }

  private static boolean rests(FeedSnapshot now) {
    return switch (now.state()) {
      case SUSPENDED, STOPPED, DONE -> true;
      case STARTING, ASKING, DELIVERING, WAITING, FAILING -> false;
    };
  }

  private static boolean lasts(FeedSnapshot now, Duration patience) {
    boolean tooLong = Duration.between(now.since(), now.at()).compareTo(patience) >= 0;
    return now.problem().filter(problem -> tooLong || problem.needsOperator()).isPresent();
  }

  @Override
  public void opened(SideLines lines) {
    forget();
    window.open(lines);
  }

  @Override
  public void answered(Fetched fetched, Moment sent) {
    if (fetched.step() == Fetched.Step.EMPTY) {
      fetched
          .page()
          .filter(answer -> answer.operation() instanceof Next)
          .ifPresent(
              answer -> {
                nothingSince = sent;
                reached(answer);
              });
    }
  }

  @Override
  public synchronized void delivering(PageProgress newPage) {
    EventPage records = newPage.page().page();
    page = newPage;
    added = newPage.page().position();
    ids = new AlertId[records.size()];
    for (int i = added; i < ids.length; i++) {
      ids[i] = Alerts.id(records, i).orElse(null);
    }
  }

  @Override
  public void saved(PageProgress progress, int position) {
    window.add(delivered(progress, position));
    if (position == progress.page().page().size()) {
      reached(progress.page().page());
      forget();
    }
  }

  private synchronized void forget() {
    page = null;
    ids = new AlertId[0];
  }

  private synchronized List<AlertId> delivered(PageProgress progress, int position) {
    List<AlertId> done = new ArrayList<>();
    for (; progress == page && added < position; added++) {
      AlertId id = ids[added];
      if (id != null && !progress.isSkipped(added)) {
        done.add(id);
      }
    }
    return done;
  }

  private void reached(EventPage answer) {
    answer
        .highWaterMark()
        .filter(reached -> reached.isAfter(mark))
        .ifPresent(reached -> mark = reached);
  }
}
