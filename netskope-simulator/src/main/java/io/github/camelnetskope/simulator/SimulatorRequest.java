package io.github.camelnetskope.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as the tenant receives it. Immutable.
 *
 * @param method {@code GET}, {@code POST}
 * @param path decoded, without the query, beginning with a slash; an encoded slash stays {@code
 *     %2F}, since it does not separate segments
 * @param query decoded parameters in order; a repeated parameter has several values
 * @param headers looked up case-insensitively
 * @param body empty when there is none; not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared, and copying 8 MB bodies would be a waste
public record SimulatorRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /** The header in which API v2 expects its token. */
  public static final String TOKEN_HEADER = "Netskope-Api-Token";

  /** Copies the maps. */
  public SimulatorRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** A request with a raw target: path and query as in the request line. */
  public static SimulatorRequest of(
      String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new SimulatorRequest(method, decodePath(path), parameters(query), headers, body);
  }

  /** A GET without headers. */
  public static SimulatorRequest get(String target) {
    return of("GET", target, Map.of(), new byte[0]);
  }

  /** A POST of a form-encoded or JSON body. */
  public static SimulatorRequest post(String target, String contentType, String body) {
    return of(
        "POST", target, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same request with one more header. */
  public SimulatorRequest header(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new SimulatorRequest(method, path, query, more, body);
  }

  /** The same request with a v2 token in its usual header. */
  public SimulatorRequest token(String token) {
    return header(TOKEN_HEADER, token);
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  /** The value of a header. */
  public Optional<String> headerValue(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether the client accepts a gzipped answer. */
  public boolean acceptsGzip() {
    return headerValue("Accept-Encoding").orElse("").contains("gzip");
  }

  /** Splits and decodes {@code a=1&b=2}. */
  public static Map<String, List<String>> parameters(String encoded) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static String decodePath(String path) {
    return decode(path.replace("+", "%2B").replaceAll("(?i)%2F", "%252F"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign is kept
    }
  }
}
