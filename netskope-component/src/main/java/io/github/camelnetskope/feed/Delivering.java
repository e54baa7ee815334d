package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedProblem;
import org.jspecify.annotations.Nullable;

/**
 * A page in hand, from the moment it was read until all of it is done and that is saved. Confined
 * to the feed's worker, but for {@link #park()}.
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
    this.progress = new PageProgress(owed);
    this.afterPage = afterPage;
    this.doneBefore = progress.position();
  }

  /** A poll begins, in which the page is delivered further. */
  void beginPoll() {
    doneBefore = progress.position();
  }

  /** Delivers what is not done yet. */
  void deliver() {
    // The exact end of the attempt before, saved when it was held, is about to be overtaken.
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

  /** Whether it may go into the route, or has to let another feed deliver first. */
  boolean mayDeliver() {
    return parts.host().duplicates().mayDeliver(progress.page());
  }

  /** Orders have changed: maybe the route gets no further records. */
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
      page.release(); // nobody looks at a record any more
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

  /** A feed that stops on failure does so whatever else went wrong, as long as it is its owner. */
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

  /** A feed that is stopped stays so, also when its position cannot be saved. */
  private void holdOrLog() {
    try {
      hold();
    } catch (RuntimeException e) {
      parts.status().warn("its position could not be saved, so records may be delivered again", e);
    }
  }

  /** Saves how far delivery came, and keeps the page small. */
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

  /** Keeps the page small. For any thread. */
  void park() {
    page.park();
  }
}
