package io.github.camelnetskope.client;

/** An answer with the tenant's rate limit in its headers. */
public interface LimitedAnswer {
  /** The rate limit in the headers. */
  RateLimit limit();
}
