package io.github.camelnetskope.client;

/** What one request asks a tenant for. Its text is for errors and logs and contains no value. */
public interface Question {
  /** What it does to the tenant; decides whether it may be repeated. */
  QueryEffect effect();

  /**
   * The text for errors after which it may have happened; empty for a query that changes nothing.
   */
  default String unclear() {
    return effect().unclear();
  }
}
