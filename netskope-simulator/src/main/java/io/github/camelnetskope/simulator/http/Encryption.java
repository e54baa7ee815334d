package io.github.camelnetskope.simulator.http;

import javax.net.ssl.SSLContext;

/** The encryption of a connection. */
public sealed interface Encryption {

  /** Plain HTTP. */
  record None() implements Encryption {}

  /**
   * TLS.
   *
   * @param context with the server's key
   */
  record Tls(SSLContext context) implements Encryption {}

  /** A TLS handshake of which the server sends one byte per second, and never the last one. */
  record TrickledHandshake() implements Encryption {}
}
