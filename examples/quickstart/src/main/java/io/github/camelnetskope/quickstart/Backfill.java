package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Until;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a tenant's history to read, as options of the component. An option that was not given
 * is empty.
 *
 * @param startFrom where it begins
 * @param until where it ends
 * @param stripes how many cursors read the history of each feed at once
 */
record Backfill(Optional<String> startFrom, Optional<String> until, Optional<String> stripes) {
  /** The simulated tenant has two days of history. */
  private static final String SIMULATED_START = "-P2D";

  /** A part of the history with fixed times. */
  record Span(Instant from, Instant end) {

    /** Whether it contains a time, in epoch seconds. */
    boolean holds(long second) {
      return second >= from.getEpochSecond() && second < end.getEpochSecond();
    }
  }

  /** Whether it has an end or several cursors, so that progress can be shown. */
  boolean isHistory() {
    return until.isPresent() || stripes.filter(number -> !number.equals("1")).isPresent();
  }

  /** Whether no option was given. */
  boolean isNone() {
    return startFrom.isEmpty() && until.isEmpty() && stripes.isEmpty();
  }

  /** Whether it has an end, after which the route stops. */
  boolean ends() {
    return until.isPresent();
  }

  /** The options of the component. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    startFrom.ifPresent(value -> options.put("startFrom", value));
    stripes.ifPresent(value -> options.put("stripes", value));
    until.ifPresent(
        value -> {
          options.put("until", value);
          options.put("stopWhenDone", "true");
        });
    return options;
  }

  /**
   * Its begin and end; empty when one of them was not given.
   *
   * @throws IllegalArgumentException when one of them is not a time
   */
  Optional<Span> span(Instant now) {
    if (startFrom.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    IteratorOperation first = StartFrom.parse(startFrom.get()).operation(now);
    Instant end = Until.parse(until.get()).end(Optional.empty(), now);
    return first instanceof IteratorOperation.Epoch epoch
        ? Optional.of(new Span(Instant.ofEpochSecond(epoch.epochSeconds()), end))
        : Optional.empty();
  }

  /** The same for the simulated tenant, with fixed times. Default: all of its history. */
  Backfill simulated(Instant now) {
    var whole =
        new Backfill(
            startFrom.or(() -> Optional.of(SIMULATED_START)),
            until.or(() -> Optional.of("now")),
            stripes);
    return whole
        .span(now)
        .map(
            span ->
                new Backfill(
                    Optional.of(span.from().toString()),
                    Optional.of(span.end().toString()),
                    stripes))
        .orElse(whole);
  }

  /** A text for the terminal. */
  @Override
  public String toString() {
    return "their history"
        + startFrom.map(value -> " from " + value).orElse("")
        + until.map(value -> " until " + value).orElse("")
        + stripes.map(value -> ", " + "stripes=" + value).orElse("");
  }
}
