package io.github.camelnetskope.client;

/** An answer of a tenant that says how many more requests it takes. */
public interface LimitedAnswer {
  /** What the headers say of the pace. */
  RateLimit limit();
}
