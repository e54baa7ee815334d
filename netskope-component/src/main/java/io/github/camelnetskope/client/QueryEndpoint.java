package io.github.camelnetskope.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An endpoint of REST API v1 and its parameters. Endpoints that {@link QueryCatalogue} does not
 * know accept any parameter, unchecked.
 *
 * @param path after {@code /api/v1/}
 * @param get whether it is documented as a GET only, which has to carry the token in its address
 * @param parameters by their names on the wire
 * @param open whether other parameters are sent too
 * @param requirements the required parameters
 * @param window the rule for its time window
 * @param changes whether it changes something with any {@code op}
 * @param changingOps the values of {@code op} that change something
 * @param pageSize how many records {@code paginate} requests at once; 0 without pages
 */
public record QueryEndpoint(
    String path,
    boolean get,
    Map<String, ParameterRule> parameters,
    boolean open,
    List<Requirement> requirements,
    Window window,
    boolean changes,
    Set<String> changingOps,
    int pageSize) {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*/?");

  /** The rule for the time window of an endpoint. */
  enum Window {
    /** No rule except those of the single parameters. */
    FREE,
    /** Exactly one of timePeriod, startTime with endTime, insertionStartTime with its end. */
    ONE
  }

  /**
   * Required parameters.
   *
   * @param when the parameter on which this depends; empty for always
   * @param values the values of that parameter for which it applies
   */
  record Requirement(String when, Set<String> values, List<String> needed) {
    boolean applies(Map<String, String> given) {
      return when.isEmpty() || values.contains(given.getOrDefault(when, ""));
    }
  }

  /**
   * The endpoint of this name, in upper or lower case.
   *
   * @throws QueryRefusedException when it is not a valid name
   */
  public static QueryEndpoint named(String name) {
    if (!PATH.matcher(name).matches()) {
      throw new QueryRefusedException(
          "resource", name, "the name of an endpoint of REST API v1, for instance alerts");
    }
    return QueryCatalogue.find(name).orElseGet(() -> untyped(name));
  }

  /** An unknown endpoint may change something. */
  private static QueryEndpoint untyped(String path) {
    return new QueryEndpoint(
        path, false, Map.of(), true, List.of(), Window.FREE, true, Set.of(), 10_000);
  }

  /** Whether the endpoint has time parameters that are read as times. */
  boolean timed() {
    return parameters.containsKey("starttime");
  }

  /** Whether its records can be fetched in pages. */
  public boolean paged() {
    return pageSize > 0;
  }

  /** The name on the wire; empty when there is no such parameter. */
  Optional<String> wireName(String given) {
    String key = QueryNames.key(given);
    Optional<String> known =
        parameters.keySet().stream().filter(wire -> QueryNames.key(wire).equals(key)).findFirst();
    boolean free = open || QueryNames.isFree(given);
    return known.or(() -> free ? Optional.of(QueryNames.wire(given)) : Optional.empty());
  }

  /** The names of its parameters, as text for errors. */
  String takes() {
    return parameters.isEmpty()
        ? "none"
        : parameters.keySet().stream().map(QueryNames::option).collect(Collectors.joining(", "));
  }

  /** The effect of a query with these parameters. */
  QueryEffect effect(Map<String, String> given) {
    boolean change = changes || changingOps.contains(given.getOrDefault("op", ""));
    return change ? QueryEffect.CHANGES : QueryEffect.READS;
  }

  /** Builds entries of the catalogue. */
  static final class Builder {
    private final String path;
    private final Map<String, ParameterRule> parameters = new LinkedHashMap<>();
    private final List<Requirement> requirements = new java.util.ArrayList<>();
    private Set<String> changingOps = Set.of();
    private Window window = Window.FREE;
    private boolean get;
    private boolean open;
    private boolean changes;
    private int pageSize;

    Builder(String path) {
      this.path = path;
    }

    Builder with(String wire, ParameterRule rule) {
      parameters.put(wire, rule);
      return this;
    }

    Builder needs(String wire, ParameterRule rule) {
      requirements.add(new Requirement("", Set.of(), List.of(wire)));
      return with(wire, rule);
    }

    Builder when(String wire, String value, String... needed) {
      requirements.add(new Requirement(wire, Set.of(value), List.of(needed)));
      return this;
    }

    Builder times() {
      return with("starttime", ParameterRule.time()).with("endtime", ParameterRule.time());
    }

    Builder oneWindow() {
      window = Window.ONE;
      return with("timeperiod", QueryWindow.PERIOD).times();
    }

    Builder insertionTimes() {
      return with("insertionstarttime", ParameterRule.time())
          .with("insertionendtime", ParameterRule.time());
    }

    Builder pages(int size, int leastLimit) {
      pageSize = size;
      return with("limit", ParameterRule.number(leastLimit, 10_000))
          .with("skip", ParameterRule.number(0, Integer.MAX_VALUE));
    }

    Builder changes() {
      changes = true;
      return this;
    }

    Builder changes(String... ops) {
      changingOps = Set.of(ops);
      return this;
    }

    Builder open() {
      open = true;
      return this;
    }

    Builder get() {
      get = true;
      return this;
    }

    QueryEndpoint build() {
      return new QueryEndpoint(
          path,
          get,
          java.util.Collections.unmodifiableMap(parameters),
          open,
          List.copyOf(requirements),
          window,
          changes,
          changingOps,
          pageSize);
    }
  }
}
