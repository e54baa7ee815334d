package io.github.camelnetskope.simulator.http;

/** How the end of a body is marked. */
public enum Framing {
  /** Chunked when the body is compressed, else by length, like real tenants. */
  AS_TENANTS_DO,
  /** Always chunked. */
  CHUNKED,
  /** Always by {@code Content-Length}. */
  CONTENT_LENGTH
}
