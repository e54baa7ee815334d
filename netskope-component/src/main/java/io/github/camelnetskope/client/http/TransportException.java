package io.github.camelnetskope.client.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no whole answer to a request. */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How far the request came. */
  public enum Reached {
    /** No connection: the tenant has not seen the request. */
    NOTHING,
    /** The request may have been seen, but no answer began. */
    PERHAPS_THE_TENANT,
    /** An answer began, and broke or was too long. */
    THE_ANSWER
  }

  private final Reached reached;

  public TransportException(Reached reached, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reached = reached;
  }

  public TransportException(Reached reached, String message) {
    super(message);
    this.reached = reached;
  }

  public Reached reached() {
    return reached;
  }
}
