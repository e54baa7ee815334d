package io.github.camelnetskope.client;

/** What a query does to the tenant: it decides whether an unclear one may be repeated. */
public enum QueryEffect {
  /** Nothing: it may be repeated. */
  READS(""),
  /** It changes something, and twice is the same as once: it may be repeated. */
  CHANGES_ALIKE(". Whether it happened is unclear; the same again does no harm"),
  /** It changes something: it is repeated only when it clearly did not happen. */
  CHANGES(". Whether it happened is unclear, so it was not repeated: look before asking again");

  private final String unclear;

  QueryEffect(String unclear) {
    this.unclear = unclear;
  }

  /** For people: what to say where it may have happened; empty where that means nothing. */
  String unclear() {
    return unclear;
  }
}
