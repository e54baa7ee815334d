package io.github.camelnetskope.client;

/** What an operation of REST API v2 does to the tenant. */
public enum OperationEffect {
  /** Reads only, whatever its HTTP method is. */
  READ("read", QueryEffect.READS),
  /** Changes something; repeating the request leads to the same state. */
  REPEATABLE_WRITE("write, repeatable", QueryEffect.CHANGES_ALIKE),
  /** Changes something; repeating it would change more, or fail. */
  UNREPEATABLE_WRITE("write, not repeatable", QueryEffect.CHANGES);

  private final String label;
  private final QueryEffect repetition;

  OperationEffect(String label, QueryEffect repetition) {
    this.label = label;
    this.repetition = repetition;
  }

  /** As text for the documentation. */
  String label() {
    return label;
  }

  /** Whether a request whose result is unknown may be sent again. */
  QueryEffect repetition() {
    return repetition;
  }
}
