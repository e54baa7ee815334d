package io.github.camelnetskope.client.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request has no complete answer. */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How far the request came. */
  public enum Reached {
    /** No connection: the tenant has not seen the request. */
    NOTHING,
    /** The tenant may have seen the request, but no answer began. */
    PERHAPS_THE_TENANT,
    /** An answer began, but broke off or was too long. */
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
