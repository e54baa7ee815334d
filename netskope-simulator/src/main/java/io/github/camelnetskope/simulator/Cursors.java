package io.github.camelnetskope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The cursors for which the tenant is answering a request, and the requests that reach them late.
 * Thread-safe.
 *
 * <p>A late request is carried out just before the next request for its cursor, or the next look at
 * it: with a clock that tests move there is no other time for it.
 */
final class Cursors {
  private final Set<String> occupied = new HashSet<>();
  private final List<LateRequest> late = new ArrayList<>();

  /** Occupies a cursor; false when it was not free. */
  synchronized boolean occupy(String cursor) {
    return occupied.add(cursor);
  }

  /** Frees a cursor after its request; late ones that arrived meanwhile were refused. */
  synchronized void release(String cursor, Instant now) {
    due(now).stream()
        .filter(each -> each.cursor.equals(cursor))
        .forEach(each -> arrive(each, false));
    occupied.remove(cursor);
  }

  /**
   * Adds a request that will arrive late.
   *
   * @param arrival called with whether the cursor is free by then
   */
  synchronized void later(String cursor, Instant at, Consumer<Boolean> arrival) {
    late.add(new LateRequest(cursor, at, arrival));
  }

  /** Carries out the late requests that are due. */
  synchronized void arrivals(Instant now) {
    due(now).stream()
        .filter(each -> !occupied.contains(each.cursor))
        .forEach(each -> arrive(each, true));
  }

  private List<LateRequest> due(Instant now) {
    return late.stream()
        .filter(each -> !each.at.isAfter(now))
        .sorted(Comparator.comparing(LateRequest::at))
        .toList();
  }

  private void arrive(LateRequest request, boolean free) {
    late.remove(request);
    request.arrival.accept(free);
  }

  private record LateRequest(String cursor, Instant at, Consumer<Boolean> arrival) {}
}
