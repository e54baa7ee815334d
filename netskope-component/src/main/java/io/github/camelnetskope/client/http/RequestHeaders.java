package io.github.camelnetskope.client.http;

import java.io.OutputStream;
import org.apache.hc.core5.http.HttpRequest;

/** Sets the headers of requests. */
final class RequestHeaders {
  private static final String JSON = "application/json";
  private static final String CSV_ITERATORS = "/api/v2/events/dataexport/iterator/";
  private static final String SCIM = "/api/v2/scim/";

  private RequestHeaders() {}

  /** For a request to the API. */
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

  /** Sets the headers that identify the client: token and user agent. */
  static void identify(HttpRequest message, ApiRequest request, TransportSettings settings) {
    message.setHeader("User-Agent", settings.userAgent());
    request
        .token()
        .ifPresent(token -> message.setHeader(new SecretHeader(ApiRequest.TOKEN_HEADER, token)));
  }
}
