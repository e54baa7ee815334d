package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.Secret;

/**
 * Where the token comes from, asked before each request, so that a rotated token is used without a
 * restart. Safe for use by several threads.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * The token to use now.
   *
   * @throws NetskopeException.Unauthorized when there is none; says where it was looked for
   */
  Secret token();

  /** The tenant refused the token: forget what is remembered of it. */
  default void refused() {}

  /** Always the same token. */
  static TokenSource fixed(String token) {
    return fixed(new Secret(token));
  }

  /** The same. */
  static TokenSource fixed(Secret token) {
    return () -> token;
  }
}
