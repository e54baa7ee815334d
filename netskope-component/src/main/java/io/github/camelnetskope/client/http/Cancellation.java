package io.github.camelnetskope.client.http;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread end the request that another thread waits for. Safe for use by several threads.
 */
public final class Cancellation {
  private boolean cancelled;
  private @Nullable Runnable action;

  /** Ends the request under way, and each later one at once. */
  public synchronized void cancel() {
    cancelled = true;
    if (action != null) {
      action.run();
    }
  }

  /** What to do on {@link #cancel()}; done at once when that was before. */
  synchronized void onCancel(Runnable newAction) {
    action = newAction;
    if (cancelled) {
      newAction.run();
    }
  }

  synchronized void done() {
    action = null;
  }
}
