package io.github.camelnetskope.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A good answer of REST API v1.
 *
 * @param status the HTTP status: 200, or 302 for the address of a file
 * @param result {@code data}, or {@code message} for endpoints that name it so; empty if the answer
 *     has none, or null
 * @param records the elements of the result; empty if it is not an array
 * @param isList whether the result is an array
 * @param msg the tenant's {@code msg}; empty if there is none
 * @param warnings the tenant's warnings
 * @param location where a file can be fetched, for some seconds
 */
public record QueryAnswer(
    int status,
    Optional<JsonText> result,
    List<JsonText> records,
    boolean isList,
    String msg,
    List<String> warnings,
    Optional<URI> location) {

  static QueryAnswer redirect(URI location) {
    return new QueryAnswer(
        302, Optional.empty(), List.of(), false, "", List.of(), Optional.of(location));
  }

  /** Contains no record and no temporary token. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + Counted.of(records.size(), "record");
  }
}
