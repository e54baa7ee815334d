package io.github.camelnetskope.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Adds the token as a query parameter, for endpoints that require it. */
final class QueryToken {
  private QueryToken() {}

  static String in(String address, String token) {
    String separator = address.indexOf('?') < 0 ? "?" : "&";
    String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
    return address + separator + "token=" + encoded;
  }
}
