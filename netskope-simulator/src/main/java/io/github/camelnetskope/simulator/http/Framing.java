package io.github.camelnetskope.simulator.http;

/** How the end of a body is told. */
public enum Framing {
  /** Chunked when the body is compressed, else by length: what tenants do. */
  AS_TENANTS_DO,
  /** Always chunked. */
  CHUNKED,
  /** Always by {@code Content-Length}. */
  CONTENT_LENGTH
}
