package io.github.camelnetskope.query;

import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All pending answers. On {@link #close()} they fail, so that no caller waits forever. Thread-safe.
 */
public final class PendingAnswers implements Closeable {
  private final Set<PendingAnswer<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds a pending answer; after {@link #close()} it fails at once. */
  public <T> PendingAnswer<T> open(PendingAnswer.Listener<T> listener) {
    var answer = new PendingAnswer<T>(listener, open::remove);
    open.add(answer);
    if (closed) {
      answer.fail(stopped());
    }
    return answer;
  }

  /** The number of pending answers. */
  public int size() {
    return open.size();
  }

  private static CancellationException stopped() {
    return new CancellationException("the component is stopped: the query is not asked");
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(answer -> answer.fail(stopped()));
  }
}
