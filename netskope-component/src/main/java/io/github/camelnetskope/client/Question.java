package io.github.camelnetskope.client;

/** What is asked of a tenant in one request. Its text names it to people and shows no value. */
public interface Question {
  /** What it does to the tenant: decides whether it may be asked again. */
  QueryEffect effect();

  /** For people: what to say where it may have happened; empty where that means nothing. */
  default String unclear() {
    return effect().unclear();
  }
}
