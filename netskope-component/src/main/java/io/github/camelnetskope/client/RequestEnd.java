package io.github.camelnetskope.client;

/** What is known of a request that left and brought no page. */
public enum RequestEnd {
  /**
   * It was refused: nothing of it is under way any more. The cursor may have moved all the same,
   * since a proxy may have put the refusal in the place of the tenant's answer.
   */
  REFUSED,
  /** Nobody knows: it may even be carried out later. */
  UNCLEAR;

  private static final int REQUEST_TIMEOUT = 408;

  /** Decides by what came back, if anything did. */
  public static RequestEnd of(NetskopeException failure) {
    boolean nothingWhole =
        failure instanceof NetskopeException.Unreachable
            || failure instanceof NetskopeException.MalformedAnswer
            || failure instanceof NetskopeException.ServerFailed;
    boolean timeout = failure.statusCode().orElse(0) == REQUEST_TIMEOUT;
    return nothingWhole || timeout ? UNCLEAR : REFUSED;
  }
}
