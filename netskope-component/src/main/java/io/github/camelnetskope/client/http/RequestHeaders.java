package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import org.apache.hc.core5.http.HttpRequest;

/** The headers of our requests. */
final class RequestHeaders {
  private static final String JSON = "application/json";
  private static final String CSV_ITERATORS = "/api/v2/events/dataexport/iterator/";
  private static final String SCIM = "/api/v2/scim/";

  private RequestHeaders() {}

  /** For an answer of the API. */
  static void forAnswer(HttpRequest message) {
    message.setHeader("Accept", accepted(String.valueOf(message.getPath())));
    message.setHeader("Accept-Encoding", "gzip");
  }

  private static String accepted(String path) {
    if (path.contains(CSV_ITERATORS)) {
      return "text/csv, " + JSON;
    }
    return path.contains(SCIM) ? JSON + ", application/scim+json" : JSON;
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
