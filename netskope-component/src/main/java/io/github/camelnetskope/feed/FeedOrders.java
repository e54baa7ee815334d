package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Moment;
import org.jspecify.annotations.Nullable;

/** What the consumer and the operator want the feed to do: poll, suspend, stop. Thread-safe. */
final class FeedOrders {
  private volatile boolean paced;
  private volatile @Nullable Moment suspended;
  private volatile boolean stopping;
  private volatile boolean aborted;
  private volatile boolean finishesPage;

  /** Sets whether the feed polls by its own timer, or only at {@link FeedEngine#tick}. */
  void setPaced(boolean newPaced) {
    paced = newPaced;
  }

  boolean isPaced() {
    return paced;
  }

  /** Suspends; a feed that is already suspended keeps its earlier time. */
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

  /** Whether the feed must send nothing any more. */
  boolean isAborted() {
    return aborted;
  }

  /** When it was suspended; null when it is not suspended. */
  @Nullable Moment suspendedSince() {
    return stopping ? null : suspended;
  }

  /** Whether to continue after the current step. */
  boolean mayStep() {
    return suspended == null && !stopping;
  }

  /** Whether to continue by its own timer. */
  boolean mayStepByItself() {
    return paced && mayStep();
  }

  /** Whether to hand out more records of the page that is being delivered. */
  boolean mayDeliver() {
    return mayStep() || finishesPage;
  }
}
