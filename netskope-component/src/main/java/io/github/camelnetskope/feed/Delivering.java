package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedProblem;
import org.jspecify.annotations.Nullable;

/**
 * A page in hand: from when it was read until all of its records are done and the checkpoint says
 * so. Confined to the feed's worker, except for {@link #park()}.
 */
final class Delivering {
  private final FeedParts parts;
  private final FeedMachine machine;
  private final EventPage page;
  private final PageProgress progress;
  private final Moment afterPage;
  private @Nullable PageDelivery delivery;
  private int doneBefore;
  private boolean begun;

  /**
   * A page that was read.
   *
   * @param afterPage when the next request is due, once the page is done
   */
  Delivering(FeedParts parts, FeedMachine machine, OwedPage owed, Moment afterPage) {
    this.parts = parts;
    this.machine = machine;
    this.page = owed.page();
    this.progress = new PageProgress(owed, parts.resources().time());
    this.afterPage = afterPage;
    this.doneBefore = progress.position();
  }

  /** A poll begins that continues to deliver this page. */
  void beginPoll() {
    doneBefore = progress.position();
  }

  /** Delivers the records that are not done yet. */
  void deliver() {
    // The saved end of the previous attempt is no longer exact once this attempt hands out records.
    parts.store(() -> parts.save(progress, progress.position()));
    if (!begun) {
      parts.host().duplicates().delivering(progress);
      begun = true;
    }
    parts.status().delivering(progress);
    delivery =
        parts.delivery(
            parts.host().route(progress.page()),
            progress,
            fault -> machine.step(() -> delivered(fault)));
    delivery.start();
  }

  /** Whether the page may go into the route now; false when another feed has to deliver first. */
  boolean mayDeliver() {
    return parts.host().duplicates().mayDeliver(progress.page());
  }

  /** Checks whether the route may still get records, after the orders have changed. */
  void look() {
    if (delivery != null) {
      delivery.look();
    }
  }

  private void delivered(@Nullable Throwable fault) {
    delivery = null;
    if (!machine.isDelivering()) {
      return; // aborted meanwhile
    }
    if (progress.isComplete() || !parts.settings().commitsByHand()) {
      page.release(); // no exchange uses a record any more
    }
    parts.status().cameBack();
    Throwable failure = progress.failure();
    if (failure != null && stopsDespite(fault)) {
      failed(failure);
    } else if (fault != null) {
      machine.failed(fault);
    } else if (progress.isComplete()) {
      settle();
    } else if (failure != null) {
      failed(failure);
    } else {
      hold();
      parts.place().giveBack();
      machine.waitToDeliver();
    }
  }

  /**
   * With {@code onFailure=STOP} the feed stops also when something else failed too, except when it
   * was fenced off.
   */
  private boolean stopsDespite(@Nullable Throwable fault) {
    return parts.settings().stopOnFailure() && !(fault instanceof CheckpointFencedException);
  }

  private void settle() {
    parts.store(
        () -> {
          parts.feed().settle();
          parts.host().duplicates().saved(progress, progress.position());
        });
    parts.status().settled(progress);
    parts.feed().timer().at(afterPage);
    machine.dropPage();
    page.done();
    machine.polled(progress.position() - doneBefore);
  }

  private void failed(Throwable failure) {
    int done = progress.position() - doneBefore;
    parts.status().waiting();
    if (parts.settings().stopOnFailure()) {
      parts.feed().timer().never();
      parts.status().failing(FeedProblem.STOPPED, FeedProblems.ofRoute(failure));
      holdOrLog();
    } else {
      parts.feed().held(done > 0);
      parts.status().failing(FeedProblem.ROUTE_FAILED, FeedProblems.ofRoute(failure));
      hold();
    }
    machine.polled(done);
  }

  /** Only logs a failure to save the position: the feed has to stay stopped. */
  private void holdOrLog() {
    try {
      hold();
    } catch (RuntimeException e) {
      parts.status().warn("its position could not be saved, so records may be delivered again", e);
    }
  }

  /** Saves the position and compresses the page in memory. */
  void hold() {
    parts.status().waiting();
    page.park();
    parts.store(this::saveExactly);
  }

  private void saveExactly() {
    int position = progress.position();
    parts.cursor().inHand().hold(position, progress.attempted());
    parts.host().duplicates().saved(progress, position);
  }

  /** Compresses the page in memory. Thread-safe. */
  void park() {
    page.park();
  }
}
