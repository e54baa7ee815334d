package io.github.camelnetskope.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A further page of a query could not be fetched. All records before it are valid; the cause says
 * why there are no more.
 */
public final class QueryInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long delivered;
  private final LinkedHashMap<String, String> rest;

  QueryInterruptedException(long delivered, Map<String, String> rest, NetskopeException cause) {
    super(
        cause.getMessage()
            + ". "
            + Counted.of(delivered, "record")
            + " had come; continue with skip="
            + rest.get("skip")
            + " in the same time window",
        cause);
    this.delivered = delivered;
    this.rest = new LinkedHashMap<>(rest);
  }

  /** How many records had been handed out. */
  public long delivered() {
    return delivered;
  }

  /**
   * The parameters that request the rest, including the fixed time window: use them as the body, or
   * for REST API v2 as the header {@code CamelNetskopeParameters}.
   */
  public Map<String, String> rest() {
    return Map.copyOf(rest);
  }
}
