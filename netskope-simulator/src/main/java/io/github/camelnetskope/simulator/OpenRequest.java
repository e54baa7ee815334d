package io.github.camelnetskope.simulator;

/**
 * A request that the tenant is answering. Until it is closed, another request for the same feed and
 * index is refused with 409.
 */
public final class OpenRequest implements AutoCloseable {

  private final SimulatorAnswer answer;
  private final Runnable onClose;
  private boolean closed;

  OpenRequest(SimulatorAnswer answer, Runnable onClose) {
    this.answer = answer;
    this.onClose = onClose;
  }

  /** A request that occupies nothing. */
  public static OpenRequest finished(SimulatorAnswer answer) {
    return new OpenRequest(answer, () -> {});
  }

  /** What the client gets. */
  public SimulatorAnswer answer() {
    return answer;
  }

  /** The answer has gone out, or the client is gone. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
