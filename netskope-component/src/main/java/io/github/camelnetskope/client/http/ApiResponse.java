package io.github.camelnetskope.client.http;

/**
 * A complete answer: its body was received to the end.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body compressed if {@link #gzipped()}: as received, or because it was long
 * @param byProxy whether the proxy refused the tunnel with this answer; the request never left
 */
public record ApiResponse(int status, ApiHeaders headers, Pieces body, boolean byProxy) {

  /** An answer of the tenant. */
  public ApiResponse(int status, ApiHeaders headers, byte[] body) {
    this(status, headers, Pieces.of(body), false);
  }

  /** Whether the body is compressed. Its first bytes decide; a header may be wrong or missing. */
  public boolean gzipped() {
    return body.length() > 1 && Gzip.starts(body.at(0), body.at(1));
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", length " + body.length() + (byProxy ? ", by the proxy" : "");
  }
}
