package io.github.camelnetskope.client.http;

/**
 * A whole answer: its body was received to the end.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body compressed where {@link #gzipped()}: as received, or because it was long
 * @param byProxy whether the proxy refused the tunnel with this answer; the request never left
 */
public record ApiResponse(int status, ApiHeaders headers, byte[] body, boolean byProxy) {

  /** An answer of the tenant. */
  public ApiResponse(int status, ApiHeaders headers, byte[] body) {
    this(status, headers, body, false);
  }

  /** Whether the body is compressed. Its first bytes tell; a header may be wrong or missing. */
  public boolean gzipped() {
    return Gzip.starts(body, 0, body.length);
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes" + (byProxy ? ", by the proxy" : "");
  }
}
