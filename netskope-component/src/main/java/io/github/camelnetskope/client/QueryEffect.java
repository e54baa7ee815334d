package io.github.camelnetskope.client;

/** What a query does to the tenant: it decides whether an unclear one may be repeated. */
public enum QueryEffect {
  /** Nothing: it may be repeated. */
  READS,
  /** It changes something: it is repeated only when it clearly did not happen. */
  CHANGES
}
