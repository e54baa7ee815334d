package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.Secret;

/**
 * The source of the token. It is called before each request, so that a rotated token is used
 * without a restart. Thread-safe.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * The current token.
   *
   * @throws NetskopeException.Unauthorized when there is none; the text says where it was expected
   */
  Secret token();

  /** The tenant has refused the token: drops a cached token. */
  default void refused() {}

  /** A source with a constant token. */
  static TokenSource fixed(String token) {
    return fixed(new Secret(token));
  }

  /** The same. */
  static TokenSource fixed(Secret token) {
    return () -> token;
  }
}
