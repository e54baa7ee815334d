package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a query as an HTTP request, as the documentation does: parameters in the address, the
 * token in a JSON body. Long values are in the body too, since an address cannot hold 8 MB.
 */
final class QueryRequest {
  private static final String PATH = "/api/v1/";
  private static final Set<String> IN_BODY = Set.of("list", "instances");
  private static final Set<String> AS_JSON = Set.of("instances");
  private static final int LONGEST_IN_ADDRESS = 2000;
  private static final String UNRESERVED = "-._~";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private QueryRequest() {}

  static ApiRequest of(Query query, Tenant tenant, Secret token) {
    Map<String, String> address = new LinkedHashMap<>(query.parameters());
    Map<String, String> body = new LinkedHashMap<>();
    query.parameters().forEach((name, value) -> place(query, name, value, address, body));
    URI uri = tenant.resolve(PATH + query.endpoint().path() + encoded(address));
    if (query.endpoint().get()) {
      return ApiRequest.getWithQueryToken(uri, token);
    }
    byte[] json = json(body, token).getBytes(StandardCharsets.UTF_8);
    return ApiRequest.post(uri, new ApiRequest.Body("application/json", json));
  }

  private static void place(
      Query query,
      String name,
      String value,
      Map<String, String> address,
      Map<String, String> body) {
    boolean bulky = IN_BODY.contains(name) || value.length() > LONGEST_IN_ADDRESS;
    if (bulky && !query.endpoint().get()) {
      address.remove(name);
      body.put(name, value);
    }
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Percent-encodes all characters except the unreserved ones. A blank is %20. */
  static String encode(String text) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letterOrDigit || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return encoded.toString();
  }

  private static String json(Map<String, String> members, Secret token) {
    var json = new StringBuilder("{\"token\":").append(quoted(token.value()));
    members.forEach(
        (name, value) ->
            json.append(',')
                .append(quoted(name))
                .append(':')
                .append(AS_JSON.contains(name) ? value : quoted(value)));
    return json.append('}').toString();
  }

  static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append("\\u").append(String.format("%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
