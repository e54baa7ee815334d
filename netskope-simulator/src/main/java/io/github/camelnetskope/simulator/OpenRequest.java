package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that the tenant is answering. Until it is closed, another request for the same feed and
 * index is refused with 409. Thread-safe.
 */
public final class OpenRequest implements AutoCloseable {

  private final Duration delay;
  private final Supplier<SimulatorAnswer> begin;
  private final Runnable onClose;
  private @Nullable SimulatorAnswer answer;
  private boolean closed;

  OpenRequest(Duration delay, Supplier<SimulatorAnswer> begin, Runnable onClose) {
    this.delay = delay;
    this.begin = begin;
    this.onClose = onClose;
  }

  /** A request that occupies no cursor. */
  public static OpenRequest finished(SimulatorAnswer answer) {
    return new OpenRequest(answer.delay(), () -> answer, () -> {});
  }

  /**
   * How long the client waits before the answer begins: the sender of the answer has to wait that
   * long.
   */
  public Duration delay() {
    return delay;
  }

  /**
   * Begins the answer, if it has not begun, and returns it. The cursor moves now; with a {@link
   * #delay()} of zero it moved when the request was opened.
   */
  public synchronized SimulatorAnswer answer() {
    if (answer == null) {
      if (closed) {
        throw new IllegalStateException("The request was closed before its answer began");
      }
      answer = begin.get();
    }
    return answer;
  }

  /** Closes the request: the answer was sent, or the client has closed the connection. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
