package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.AlertId;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.checkpoint.SideLines;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The feed {@code events/alert}: lets the feeds of {@code alerts/*} deliver first, and leaves out
 * alerts that one of them has delivered. Confined to the feed's worker.
 */
final class MixedAlerts implements Duplicates {
  /**
   * The longest wait of a page for the other feeds. A feed whose problem has lasted this long is
   * not waited for.
   */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<AlertsFeed> others;
  private final Time time;
  private @Nullable EventPage page;
  private Moment came;
  private boolean open;

  MixedAlerts(List<AlertsFeed> others, Time time) {
    this.others = others;
    this.time = time;
    this.came = time.moment();
  }

  @Override
  public boolean mayDeliver(OwedPage owed) {
    if (owed.page() != page) {
      page = owed.page();
      came = time.moment();
      open = false;
    }
    open = open || isLate() || others.stream().noneMatch(this::isBehind);
    return open;
  }

  private boolean isLate() {
    return came.until(time.moment()).compareTo(PATIENCE) >= 0;
  }

  private boolean isBehind(AlertsFeed other) {
    EventPage waiting = page;
    return waiting != null
        && !other.isBeyond(came, waiting.highWaterMark())
        && other.isExpected(PATIENCE);
  }

  @Override
  public void delivering(PageProgress progress) {
    EventPage records = progress.page().page();
    var known = new BitSet();
    for (int i = progress.position(); i < records.size(); i++) {
      if (Alerts.id(records, i).filter(this::isDelivered).isPresent()) {
        known.set(i);
      }
    }
    progress.leaveOut(known);
  }

  @Override
  public void saved(PageProgress progress, int position) {
    if (position == progress.page().page().size()) {
      page = null;
    }
  }

  @Override
  public void opened(SideLines lines) {
    page = null; // another owner has the page that was in hand
  }

  private boolean isDelivered(AlertId id) {
    return others.stream().anyMatch(other -> other.hasDelivered(id));
  }
}
