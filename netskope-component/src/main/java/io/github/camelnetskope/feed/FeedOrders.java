package io.github.camelnetskope.feed;

/** What is wanted of a feed from outside. Thread-safe. */
final class FeedOrders {
  private volatile boolean paced;
  private volatile boolean suspended;
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

  void suspend() {
    suspended = true;
  }

  void resume() {
    suspended = false;
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

  boolean isSuspended() {
    return suspended && !stopping;
  }

  /** Whether to go on after the step under way. */
  boolean mayStep() {
    return !suspended && !stopping;
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
