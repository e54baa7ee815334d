package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;

/**
 * How far one exchange has come. All steps are recorded here, so that the reported end is correct.
 * Thread-safe.
 */
final class ExchangeProgress {
  private boolean ended;
  private boolean sealed;
  private boolean left;
  private int status;

  /** The request begins: for the first time, or because a proxy asks for it once more. */
  synchronized void attempt() {
    sealed = false;
    left = false;
    status = 0;
  }

  /**
   * Whether a connection may be opened; false for a request that was to leave on the connection it
   * had.
   */
  synchronized boolean mayConnect() {
    return !ended && !sealed;
  }

  /**
   * From here on the request leaves on this connection or not at all; false when the exchange has
   * ended.
   */
  synchronized boolean seal() {
    sealed = !ended;
    return sealed;
  }

  /** The first byte is about to leave; false when the exchange has already ended. */
  synchronized boolean leave() {
    left = !ended;
    return left;
  }

  /** A final head was received. */
  synchronized void head(int newStatus) {
    status = newStatus;
  }

  /** Whether the received head is the proxy's and not the tenant's. */
  synchronized boolean byProxy() {
    return !left;
  }

  /** Ends the exchange; false when it has ended before. */
  synchronized boolean end() {
    boolean first = !ended;
    ended = true;
    return first;
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized Reached reached() {
    if (!left) {
      return Reached.NOTHING;
    }
    return status == 0 ? Reached.PERHAPS_THE_TENANT : Reached.THE_ANSWER;
  }

  /** The beginning of an error text. */
  synchronized String prefix() {
    return status == 0 ? "" : "HTTP " + status + ", then ";
  }
}
