package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One request and its result.
 *
 * @param instant when it arrived, by the tenant's clock
 * @param method the HTTP method
 * @param path without the query
 * @param feed the feed, or {@code v1/} and the endpoint; empty for an unknown path
 * @param index the cursor's index
 * @param operation the wire value of the operation
 * @param status the status of the answer, 0 while there is none
 * @param movedCursor whether the tenant's cursor moved
 * @param records how many records were handed out
 * @param fault the name of the fault applied, empty when there was none
 * @param headers of the request; the value of a token is replaced by {@code ***}
 * @param parameters of the query, a token likewise replaced
 * @param open how long the request was open, by the tenant's clock
 */
public record JournalEntry(
    Instant instant,
    String method,
    String path,
    String feed,
    String index,
    String operation,
    int status,
    boolean movedCursor,
    int records,
    String fault,
    Map<String, String> headers,
    Map<String, String> parameters,
    Duration open) {

  JournalEntry answered(int code, boolean moved, int count, String faultName) {
    return new JournalEntry(
        instant,
        method,
        path,
        feed,
        index,
        operation,
        code,
        moved,
        count,
        faultName,
        headers,
        parameters,
        open);
  }

  JournalEntry closed(Instant end) {
    return new JournalEntry(
        instant,
        method,
        path,
        feed,
        index,
        operation,
        status,
        movedCursor,
        records,
        fault,
        headers,
        parameters,
        Duration.between(instant, end));
  }

  @Override
  public String toString() {
    return "%s %s %s index=%s operation=%s -> %d%s, %s%s"
        .formatted(
            instant,
            method,
            feed.isEmpty() ? path : feed,
            index,
            operation,
            status,
            movedCursor ? ", cursor moved" : "",
            records == 1 ? "1 record" : records + " records",
            fault.isEmpty() ? "" : ", fault " + fault);
  }
}
