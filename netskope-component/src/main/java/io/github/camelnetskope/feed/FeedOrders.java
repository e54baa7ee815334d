package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import org.jspecify.annotations.Nullable;

/** What is wanted of a feed from outside. Thread-safe. */
final class FeedOrders {
  private volatile boolean paced;
  private volatile @Nullable Moment suspended;
  private volatile boolean stopping;
  private volatile boolean aborted;
  private volatile boolean finishesPage;

  /** Whether the feed goes on by itself, or only when it is told to. */
  void setPaced(boolean newPaced) {
    paced = newPaced;
  }

  boolean isPaced() {
    return paced;
  }

  /** Suspends from now on; one that is suspended already stays so since then. */
  void suspend(Moment now) {
    if (suspended == null) {
      suspended = now;
    }
  }

  void resume() {
    suspended = null;
  }

  void stop() {
    stopping = true;
  }

  void abort() {
    aborted = true;
    stopping = true;
    finishesPage = false;
  }

  void finishPage() {
    finishesPage = true;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Whether nothing may leave the feed any more. */
  boolean isAborted() {
    return aborted;
  }

  /** Since when it is suspended; null when it is not. */
  @Nullable Moment suspendedSince() {
    return stopping ? null : suspended;
  }

  /** Whether to go on after the step under way. */
  boolean mayStep() {
    return suspended == null && !stopping;
  }

  /** Whether to go on without being told to. */
  boolean mayStepByItself() {
    return paced && mayStep();
  }

  /** Whether to hand out further records of the page that is in the route. */
  boolean mayDeliver() {
    return mayStep() || finishesPage;
  }
}
