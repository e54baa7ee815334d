package io.github.camelnetskope.client;

/** What is known about a request that was sent and brought no page. */
public enum RequestEnd {
  /**
   * It was refused, and will not be carried out later. The cursor may have moved nevertheless,
   * since a proxy may have replaced the tenant's answer with the refusal.
   */
  REFUSED,
  /** Unknown: it may even be carried out later. */
  UNCLEAR;

  private static final int REQUEST_TIMEOUT = 408;

  /** Decides by the failure. */
  public static RequestEnd of(NetskopeException failure) {
    boolean nothingWhole =
        failure instanceof NetskopeException.Unreachable
            || failure instanceof NetskopeException.MalformedAnswer
            || failure instanceof NetskopeException.ServerFailed;
    boolean timeout = failure.statusCode().orElse(0) == REQUEST_TIMEOUT;
    return nothingWhole || timeout ? UNCLEAR : REFUSED;
  }
}
