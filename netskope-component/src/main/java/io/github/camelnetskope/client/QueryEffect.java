package io.github.camelnetskope.client;

/**
 * What a query does to the tenant. It decides whether a query with an unclear result may be
 * repeated.
 */
public enum QueryEffect {
  /** Nothing: it may be repeated. */
  READS(""),
  /** It changes something, and repeating it changes nothing more: it may be repeated. */
  CHANGES_ALIKE(". Whether it happened is unclear; repeating it does no harm"),
  /** It changes something: it is repeated only when it clearly did not happen. */
  CHANGES(". Whether it happened is unclear, so it was not repeated: check before you repeat it");

  private final String unclear;

  QueryEffect(String unclear) {
    this.unclear = unclear;
  }

  /**
   * The text for errors after which it may have happened; empty for a query that changes nothing.
   */
  String unclear() {
    return unclear;
  }
}
