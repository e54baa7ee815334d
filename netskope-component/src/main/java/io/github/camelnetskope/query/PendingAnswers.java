package io.github.camelnetskope.query;

import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All answers that somebody waits for: they fail when there will be nobody to bring them any more.
 * Thread-safe.
 */
public final class PendingAnswers implements Closeable {
  private final Set<PendingAnswer<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** An open answer. */
  public <T> PendingAnswer<T> open(PendingAnswer.Listener<T> listener) {
    var answer = new PendingAnswer<T>(listener, open::remove);
    open.add(answer);
    if (closed) {
      answer.fail(stopped());
    }
    return answer;
  }

  /** How many are open. */
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
