package io.github.camelnetskope.client;

import java.util.List;
import java.util.Optional;

/**
 * A good answer of REST API v2.
 *
 * @param status the HTTP status
 * @param result where the operation has it; empty where the answer has none
 * @param records the elements of the result; empty where it is no array
 * @param isList whether the result is an array
 * @param pending whether it says that a change waits for a deployment
 * @param limit what the headers say of the pace
 */
public record OperationAnswer(
    int status,
    Optional<JsonText> result,
    List<JsonText> records,
    boolean isList,
    boolean pending,
    RateLimit limit)
    implements LimitedAnswer {

  /** Its text shows no record. */
  @Override
  public String toString() {
    return "HTTP " + status + ", " + Counted.of(records.size(), "record");
  }
}
