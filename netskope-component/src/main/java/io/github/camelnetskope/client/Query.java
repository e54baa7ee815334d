package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One query of REST API v1. It is checked first, so that nothing is sent that the tenant would
 * refuse anyway.
 *
 * @param endpoint the endpoint
 * @param parameters names and values as on the wire, not encoded yet; never a token
 */
public record Query(QueryEndpoint endpoint, Map<String, String> parameters) implements Question {
  private static final String TOKEN = "token";

  public Query {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Creates a query from the given values and checks it.
   *
   * @param given by name, as the option or the API spells it
   * @param now the time to which times such as {@code -PT24H} are relative
   * @param pages whether pages will be requested: then the end of the window may be missing
   * @throws QueryRefusedException naming the parameter, its value and the rule
   */
  public static Query of(
      QueryEndpoint endpoint, Map<String, String> given, Instant now, boolean pages) {
    Map<String, String> wire = checked(endpoint, given, now);
    requireAll(endpoint, wire, pages);
    if (endpoint.window() == QueryEndpoint.Window.ONE) {
      QueryWindow.check(wire, pages);
    }
    if (endpoint.timed()) {
      QueryWindow.checkOrder(wire);
    }
    checkGroup(endpoint, wire);
    if (pages && !endpoint.paged()) {
      throw new QueryRefusedException(
          "paginate", "true", "false, since " + endpoint.path() + " has no limit and skip");
    }
    return new Query(endpoint, wire);
  }

  /** Checks single values only: the exchange may still provide the rest. */
  public static void checkValues(QueryEndpoint endpoint, Map<String, String> given, Instant now) {
    checked(endpoint, given, now);
  }

  private static Map<String, String> checked(
      QueryEndpoint endpoint, Map<String, String> given, Instant now) {
    Map<String, String> wire = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (QueryNames.key(name).equals(TOKEN)) {
            throw new QueryRefusedException("token", "...", "the option token, no parameter");
          }
          String known = endpoint.wireName(name).orElseThrow(() -> unknown(endpoint, name, value));
          ParameterRule rule = endpoint.parameters().get(known);
          wire.put(known, rule == null ? value : rule.check(QueryNames.option(known), value, now));
        });
    return wire;
  }

  private static QueryRefusedException unknown(QueryEndpoint endpoint, String name, String value) {
    return new QueryRefusedException(
        QueryNames.option(name),
        value,
        "no value: the parameters of " + endpoint.path() + " are " + endpoint.takes());
  }

  private static void requireAll(QueryEndpoint endpoint, Map<String, String> wire, boolean pages) {
    for (QueryEndpoint.Requirement requirement : endpoint.requirements()) {
      for (String name : requirement.needed()) {
        boolean comesWithPages = pages && name.equals("limit");
        if (requirement.applies(wire) && !wire.containsKey(name) && !comesWithPages) {
          ParameterRule rule = endpoint.parameters().getOrDefault(name, ParameterRule.text());
          String why =
              requirement.when().isEmpty()
                  ? endpoint.path()
                  : requirement.when() + "=" + wire.get(requirement.when());
          throw new QueryRefusedException(
              QueryNames.option(name), "", rule.allowed() + "; required by " + why);
        }
      }
    }
  }

  private static void checkGroup(QueryEndpoint endpoint, Map<String, String> wire) {
    String type = wire.getOrDefault("type", "");
    if (endpoint.path().equals("report")
        && "activity".equals(wire.get("groupby"))
        && !type.equals("application")
        && !type.equals("alert")) {
      throw new QueryRefusedException(
          "groupBy",
          "activity",
          "application, user or device; activity only with type=application or type=alert");
    }
  }

  /** Lets later parameters override earlier ones; a time window is overridden as a whole. */
  public static void override(Map<String, String> earlier, Map<String, String> later) {
    QueryWindow.replace(earlier, later.keySet());
    later.forEach(
        (name, value) -> {
          earlier.keySet().removeIf(old -> QueryNames.key(old).equals(QueryNames.key(name)));
          earlier.put(name, value);
        });
  }

  @Override
  public QueryEffect effect() {
    return endpoint.effect(parameters);
  }

  /** What is requested, as text for errors; without values, except for an {@code op} of the API. */
  public String asked() {
    String op = isPublic("op") ? parameters.get("op") : null;
    return "v1/" + endpoint.path() + (op == null ? "" : " op=" + op);
  }

  private boolean isPublic(String name) {
    ParameterRule rule = endpoint.parameters().get(name);
    return rule != null && rule.isPublic();
  }

  /**
   * Values that may come from a record: they are masked in all texts, also when the tenant repeats
   * them.
   */
  List<String> privateValues() {
    return parameters.entrySet().stream()
        .filter(parameter -> !isPublic(parameter.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The same query with a fixed time window; empty when the window is empty. */
  Optional<Query> fixed(Instant now) {
    boolean windowed = endpoint.window() == QueryEndpoint.Window.ONE;
    Optional<Map<String, String>> fixed =
        windowed ? QueryWindow.fix(parameters, now) : Optional.of(parameters);
    return fixed.map(all -> new Query(endpoint, all));
  }

  /** The same query for another part of the records. */
  Query page(long skip, int limit) {
    Map<String, String> part = new LinkedHashMap<>(parameters);
    part.put("skip", Long.toString(skip));
    part.put("limit", Integer.toString(limit));
    return new Query(endpoint, part);
  }

  @Override
  public String toString() {
    return asked();
  }
}
