package io.github.camelnetskope.client;

import java.util.List;
import java.util.Optional;

/**
 * A good answer of REST API v2.
 *
 * @param status the HTTP status
 * @param result the result; empty if the answer has none
 * @param records the elements of the result; empty if it is not an array
 * @param isList whether the result is an array
 * @param pending whether the answer says that a change waits for a deployment
 * @param limit the rate limit in the headers
 */
public record OperationAnswer(
    int status,
    Optional<JsonText> result,
    List<JsonText> records,
    boolean isList,
    boolean pending,
    RateLimit limit)
    implements LimitedAnswer {

  /** Contains no record. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + Counted.of(records.size(), "record");
  }
}
