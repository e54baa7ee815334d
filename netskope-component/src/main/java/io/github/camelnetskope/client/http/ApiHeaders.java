package io.github.camelnetskope.client.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of an answer; names in any case, the first value of each. */
public final class ApiHeaders {
  private final Map<String, String> values;

  private ApiHeaders(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Copies the given headers. */
  public static ApiHeaders of(Map<String, String> headers) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(copy::putIfAbsent);
    return new ApiHeaders(copy);
  }

  /** The value of the named header, without surrounding blanks. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip);
  }
}
