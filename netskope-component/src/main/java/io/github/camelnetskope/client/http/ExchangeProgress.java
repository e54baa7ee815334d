package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;

/** How far one exchange has come, told in one place so that its end is told truly. Thread-safe. */
final class ExchangeProgress {
  private boolean ended;
  private boolean sealed;
  private boolean left;
  private int status;

  /** The request begins: for the first time, or because a proxy wants it once more. */
  synchronized void attempt() {
    sealed = false;
    left = false;
    status = 0;
  }

  /** A connection is wanted. Not for a request that was to leave on the connection it had. */
  synchronized boolean mayConnect() {
    return !ended && !sealed;
  }

  /** From here on the request leaves on this connection, or not at all. */
  synchronized boolean seal() {
    sealed = !ended;
    return sealed;
  }

  /** The first byte is about to leave; false when the exchange ended before. */
  synchronized boolean leave() {
    left = !ended;
    return left;
  }

  /** A final head is there. */
  synchronized void head(int newStatus) {
    status = newStatus;
  }

  /** Whether the head that is there cannot be the tenant's. */
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

  /** What an error text begins with. */
  synchronized String prefix() {
    return status == 0 ? "" : "HTTP " + status + ", then ";
  }
}
