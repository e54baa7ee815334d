package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import org.apache.hc.core5.http.HttpRequest;

/** The headers of our requests. */
final class RequestHeaders {
  /** Only what a CSV multi-iterator is asked for may be CSV. */
  private static final String CSV = "/dataexport/iterator/";

  private RequestHeaders() {}

  /** For an answer of the API. */
  static void forAnswer(HttpRequest message) {
    boolean csv = String.valueOf(message.getPath()).contains(CSV);
    message.setHeader("Accept", csv ? "text/csv, application/json" : "application/json");
    message.setHeader("Accept-Encoding", "gzip");
  }

  /** For {@link Transport#download(ApiRequest, OutputStream)}. */
  static void forFile(HttpRequest message) {
    message.setHeader("Accept", "*/*");
  }

  /** Who asks. */
  static void identify(HttpRequest message, ApiRequest request, TransportSettings settings) {
    message.setHeader("User-Agent", settings.userAgent());
    request
        .token()
        .ifPresent(token -> message.setHeader(new SecretHeader(ApiRequest.TOKEN_HEADER, token)));
  }
}
