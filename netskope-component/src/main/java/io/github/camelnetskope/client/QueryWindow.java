package io.github.camelnetskope.client;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The time window of a query. The API has three kinds, of which exactly one may be given: the last
 * seconds, a window by the time of the record, or by the time of its insertion. Start is exclusive,
 * end is inclusive.
 */
enum QueryWindow {
  LATELY("timeperiod", "timeperiod"),
  BY_TIME("starttime", "endtime"),
  BY_INSERTION("insertionstarttime", "insertionendtime");

  static final ParameterRule PERIOD =
      ParameterRule.oneOf("3600", "86400", "604800", "2592000", "5184000", "7776000");

  /** Records are inserted late: a window that is younger than this may still get more records. */
  static final Duration SETTLING = Duration.ofMinutes(5);

  private final String start;
  private final String end;

  QueryWindow(String start, String end) {
    this.start = start;
    this.end = end;
  }

  /** The parameter that begins it. */
  String start() {
    return start;
  }

  /** The parameter that ends it. */
  String end() {
    return end;
  }

  /** Its options, as text for errors. */
  String names() {
    return this == LATELY
        ? QueryNames.option(start)
        : QueryNames.option(start) + " with " + QueryNames.option(end);
  }

  /** Whether this parameter is one of its two. */
  boolean has(String wire) {
    return wire.equals(start) || wire.equals(end);
  }

  private boolean in(Map<String, String> parameters) {
    return parameters.containsKey(start) || parameters.containsKey(end);
  }

  /** Removes the window of earlier parameters when later ones have a window of another kind. */
  static void replace(Map<String, String> earlier, Set<String> later) {
    Set<QueryWindow> brought = new HashSet<>();
    for (QueryWindow window : values()) {
      if (later.stream().anyMatch(name -> window.has(QueryNames.key(name)))) {
        brought.add(window);
      }
    }
    for (QueryWindow window : values()) {
      if (!brought.isEmpty() && !brought.contains(window)) {
        earlier.keySet().removeIf(name -> window.has(QueryNames.key(name)));
      }
    }
  }

  /** Refuses two windows, none, and half of one. */
  static void check(Map<String, String> parameters, boolean endMayBeMissing) {
    check(parameters, endMayBeMissing, List.of(values()), "timePeriod");
  }

  /**
   * The same when only some kinds are allowed.
   *
   * @param blamed the option that the error names
   */
  static void check(
      Map<String, String> parameters,
      boolean endMayBeMissing,
      List<QueryWindow> kinds,
      String blamed) {
    List<QueryWindow> given = given(parameters);
    if (given.size() != 1) {
      String was =
          given.isEmpty()
              ? ""
              : QueryNames.options(given.stream().map(w -> w.start).toArray(String[]::new));
      throw new QueryRefusedException(
          blamed, was, (kinds.size() == 1 ? "" : "exactly one time window: ") + names(kinds));
    }
    QueryWindow window = given.get(0);
    for (String name : List.of(window.start, window.end)) {
      boolean optional = endMayBeMissing && name.equals(window.end);
      if (!parameters.containsKey(name) && !optional) {
        throw new QueryRefusedException(
            QueryNames.option(name), "", ParameterRule.time().allowed() + "; both ends are needed");
      }
    }
  }

  private static String names(List<QueryWindow> kinds) {
    return kinds.stream().map(QueryWindow::names).collect(Collectors.joining(", or "));
  }

  private static List<QueryWindow> given(Map<String, String> parameters) {
    return List.of(values()).stream().filter(window -> window.in(parameters)).toList();
  }

  /** Refuses a window that ends before it begins. */
  static void checkOrder(Map<String, String> parameters) {
    for (QueryWindow window : given(parameters)) {
      String start = parameters.get(window.start);
      String end = parameters.get(window.end);
      if (window != LATELY
          && start != null
          && end != null
          && Long.parseLong(end) <= Long.parseLong(start)) {
        throw new QueryRefusedException(
            QueryNames.option(window.end), end, "a time after " + QueryNames.option(window.start));
      }
    }
  }

  /**
   * The same parameters with a fixed window, so that pages fit together. It ends {@link #SETTLING}
   * before now, so that no more records are inserted into it.
   *
   * @return empty when nothing is left of the window
   */
  static Optional<Map<String, String>> fix(Map<String, String> parameters, Instant now) {
    Map<String, String> fixed = new LinkedHashMap<>(parameters);
    long settled = now.minus(SETTLING).getEpochSecond();
    for (QueryWindow window : given(parameters)) {
      String period = fixed.remove("timeperiod");
      QueryWindow kind = window == LATELY ? BY_TIME : window;
      if (period != null) {
        fixed.put("starttime", Long.toString(now.getEpochSecond() - Long.parseLong(period)));
      }
      String end = fixed.get(kind.end);
      long held = end == null ? settled : Math.min(settled, Long.parseLong(end));
      fixed.put(kind.end, Long.toString(held));
      String start = fixed.get(kind.start);
      if (start != null && held <= Long.parseLong(start)) {
        return Optional.empty();
      }
    }
    return Optional.of(fixed);
  }
}
