package io.github.camelnetskope.client;

/** What an operation of REST API v2 does to the tenant. */
public enum OperationEffect {
  /** Reads only, whatever its HTTP method is. */
  READ("read"),
  /** Changes something; the same request again leads to the same state. */
  REPEATABLE_WRITE("write, repeatable"),
  /** Changes something, and would change more when it is repeated. */
  UNREPEATABLE_WRITE("write, not repeatable");

  private final String label;

  OperationEffect(String label) {
    this.label = label;
  }

  /** For people. */
  String label() {
    return label;
  }

  /** Whether a request whose end is unknown may be sent again. */
  QueryEffect repetition() {
    return this == READ ? QueryEffect.READS : QueryEffect.CHANGES;
  }
}
