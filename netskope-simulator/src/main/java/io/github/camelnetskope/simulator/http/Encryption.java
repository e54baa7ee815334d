package io.github.camelnetskope.simulator.http;

import javax.net.ssl.SSLContext;

/** What a connection begins with. */
public sealed interface Encryption {

  /** Plain HTTP. */
  record None() implements Encryption {}

  /**
   * TLS.
   *
   * @param context with the server's key
   */
  record Tls(SSLContext context) implements Encryption {}

  /** A TLS handshake of which the server sends one byte a second, and never the last. */
  record TrickledHandshake() implements Encryption {}
}
