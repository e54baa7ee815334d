package io.github.camelnetskope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which cursors the tenant is answering a request of, and which requests reach them late.
 * Thread-safe.
 *
 * <p>A late request is carried out before whatever is asked of its cursor next, or looked at: with
 * a clock that tests move, there is no other time to do it.
 */
final class Cursors {
  private final Set<String> occupied = new HashSet<>();
  private final List<LateRequest> late = new ArrayList<>();

  /** Whether it was free; it is occupied from now on. */
  synchronized boolean occupy(String cursor) {
    return occupied.add(cursor);
  }

  /** The request that occupied it is over; late ones that came meanwhile were refused. */
  synchronized void release(String cursor, Instant now) {
    due(now).stream()
        .filter(each -> each.cursor.equals(cursor))
        .forEach(each -> arrive(each, false));
    occupied.remove(cursor);
  }

  /**
   * A request will arrive late.
   *
   * @param arrival told whether the cursor is free by then
   */
  synchronized void later(String cursor, Instant at, Consumer<Boolean> arrival) {
    late.add(new LateRequest(cursor, at, arrival));
  }

  /** Late requests arrive whose time has come. */
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
