package io.github.camelnetskope.client;

/** What an operation of REST API v2 does to the tenant. */
public enum OperationEffect {
  /** Reads only, whatever its HTTP method is. */
  READ("read", QueryEffect.READS),
  /** Changes something; the same request again leads to the same state. */
  REPEATABLE_WRITE("write, repeatable", QueryEffect.CHANGES_ALIKE),
  /** Changes something, and would change more, or fail, when it is repeated. */
  UNREPEATABLE_WRITE("write, not repeatable", QueryEffect.CHANGES);

  private final String label;
  private final QueryEffect repetition;

  OperationEffect(String label, QueryEffect repetition) {
    this.label = label;
    this.repetition = repetition;
  }

  /** For people. */
  String label() {
    return label;
  }

  /** Whether a request whose end is unknown may be sent again. */
  QueryEffect repetition() {
    return repetition;
  }
}
