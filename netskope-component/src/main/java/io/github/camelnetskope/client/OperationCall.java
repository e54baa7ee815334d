package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One call of REST API v2. It is checked first, so that nothing is sent that the tenant would
 * refuse anyway.
 *
 * @param operation the operation
 * @param id the id; empty if the operation needs none
 * @param parameters names and values as on the wire, not encoded yet
 * @param body the request body; absent if there is none
 * @param deploys whether a deployment follows
 * @param before what has already happened, as text for errors; empty for nothing
 */
public record OperationCall(
    Operation operation,
    String id,
    Map<String, String> parameters,
    Optional<ApiRequest.Body> body,
    boolean deploys,
    String before)
    implements Question {
  private static final String DEPLOY = "deploy";
  private static final ParameterRule YES_OR_NO = ParameterRule.oneOf("true", "false");
  private static final String OP = "op";
  private static final String ID = "id";
  private static final ParameterRule ID_RULE = ParameterRule.text();

  public OperationCall {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Creates a call from the given values and checks it.
   *
   * @param parameters by option name, including {@code op} and {@code id}
   * @param body of the exchange; not read by an operation without a body
   * @param now the time to which times such as {@code -PT24H} are relative
   * @param pages whether pages will be requested: then the end of the window may be missing
   * @throws QueryRefusedException naming the parameter, its value and the rule
   */
  public static OperationCall of(
      OperationResource resource,
      Map<String, String> parameters,
      Supplier<Optional<byte[]>> body,
      Instant now,
      boolean pages) {
    String id = parameters.getOrDefault(ID, "");
    Operation operation = resource.choose(parameters.getOrDefault(OP, ""), !id.isEmpty());
    Map<String, String> wire = checkValues(operation, parameters, now);
    if (operation.needsId() && id.isBlank()) {
      throw new QueryRefusedException(ID, id, ID_RULE.allowed() + required(operation));
    }
    requireAll(operation, wire);
    operation.checkWindow(wire, pages);
    if (pages && !operation.isPaged()) {
      throw new QueryRefusedException(
          "paginate", "true", "false: " + operation.named() + " answers everything at once");
    }
    Optional<byte[]> given = operation.body().isOfExchange() ? body.get() : Optional.empty();
    Optional<ApiRequest.Body> sent = operation.body().of(given, required(operation));
    boolean deploys = parameters.getOrDefault(DEPLOY, "").strip().equalsIgnoreCase("true");
    return new OperationCall(operation, id, wire, sent, deploys, "");
  }

  private static String required(Operation operation) {
    return "; required by " + operation.named();
  }

  /** Checks single values only: the exchange may still provide the rest. */
  static Map<String, String> checkValues(
      Operation operation, Map<String, String> given, Instant now) {
    Map<String, String> wire = new LinkedHashMap<>();
    for (OperationParameter parameter : operation.parameters()) {
      if (!parameter.usual().isEmpty()) {
        wire.put(parameter.wire(), parameter.usual());
      }
    }
    given.forEach((name, value) -> check(operation, name, value, now, wire));
    return wire;
  }

  private static void check(
      Operation operation, String name, String value, Instant now, Map<String, String> wire) {
    if (name.equals(OP) || (name.equals(ID) && operation.needsId())) {
      return;
    }
    if (name.equals(DEPLOY) && operation.write().pending()) {
      YES_OR_NO.check(DEPLOY, value, now);
      return;
    }
    if (QueryNames.key(name).equals("token")) {
      throw new QueryRefusedException("token", "...", "the option token, no parameter");
    }
    Optional<OperationParameter> known = operation.parameter(name);
    if (known.isPresent()) {
      OperationParameter parameter = known.get();
      wire.put(parameter.wire(), parameter.rule().check(parameter.option(), value, now));
    } else if (QueryNames.isFree(name)) {
      wire.put(QueryNames.bare(name), value);
    } else {
      throw new QueryRefusedException(
          name,
          value,
          "no value: the parameters of " + operation.named() + " are " + operation.takes());
    }
  }

  private static void requireAll(Operation operation, Map<String, String> wire) {
    for (OperationParameter parameter : operation.parameters()) {
      if (parameter.required() && !wire.containsKey(parameter.wire())) {
        throw new QueryRefusedException(
            parameter.option(), "", parameter.rule().allowed() + required(operation));
      }
    }
  }

  @Override
  public QueryEffect effect() {
    return operation.effect().repetition();
  }

  @Override
  public String unclear() {
    String look = operation.write().look();
    String unclear = effect().unclear();
    return unclear.isEmpty() || look.isEmpty() ? unclear : unclear + ". To find out: " + look;
  }

  /** What is called, as text for errors; without values. */
  public String asked() {
    return operation.named() + before;
  }

  /** The deployment call that follows after this call. */
  public OperationCall deployment(OperationResource resource) {
    String past = ", after op=" + operation.op() + ", which has happened and is pending";
    return new OperationCall(
        resource.choose(DEPLOY, false), "", Map.of(), Optional.empty(), false, past);
  }

  /** The path and the parameters of the address. */
  String address() {
    return operation.address(id, parameters);
  }

  /**
   * Values that may come from a record: they are masked in all texts, also when the tenant repeats
   * them.
   */
  List<String> privateValues() {
    Stream<String> texts =
        parameters.entrySet().stream()
            .filter(parameter -> !isPublic(parameter.getKey()))
            .map(Map.Entry::getValue);
    List<String> sent = body.map(one -> OperationReader.texts(one.bytes())).orElse(List.of());
    return Stream.concat(Stream.concat(Stream.of(id), texts), sent.stream()).toList();
  }

  private boolean isPublic(String wire) {
    return operation.onWire(wire).filter(parameter -> parameter.rule().isPublic()).isPresent();
  }

  /** The same call with a fixed time window; empty when the window is empty. */
  Optional<OperationCall> fixed(Instant now) {
    return QueryWindow.fix(parameters, now).map(this::with);
  }

  private OperationCall with(Map<String, String> others) {
    return new OperationCall(operation, id, others, body, deploys, before);
  }

  /** The window of this call, to be cut into parts; empty if it does not have both ends. */
  Optional<WindowParts> parts() {
    return window()
        .filter(kind -> parameters.containsKey(kind.start()) && parameters.containsKey(kind.end()))
        .map(
            kind ->
                new WindowParts(
                    Long.parseLong(parameters.get(kind.start())),
                    Long.parseLong(parameters.get(kind.end()))));
  }

  private Optional<QueryWindow> window() {
    return operation.windows().stream()
        .filter(kind -> parameters.keySet().stream().anyMatch(kind::has))
        .findFirst();
  }

  /** Whether its window is by insertion time. */
  public boolean isByInsertion() {
    return window().filter(kind -> kind == QueryWindow.BY_INSERTION).isPresent();
  }

  /** The same call with another window of the same kind. */
  OperationCall within(long from, long to) {
    QueryWindow kind = window().orElseThrow();
    Map<String, String> part = new LinkedHashMap<>(parameters);
    part.put(kind.start(), Long.toString(from));
    part.put(kind.end(), Long.toString(to));
    return with(part);
  }

  /** How many records it skips. */
  long skip() {
    return operation.paging().skip(parameters);
  }

  /** The most records of a page. */
  int pageSize() {
    int limit = operation.paging().limit(parameters);
    return limit == 0 ? operation.pageSize() : limit;
  }

  /** The same call for another part of the records. */
  OperationCall page(long skip, int limit) {
    return with(operation.paging().page(parameters, skip, limit));
  }

  /** The parameters by the names of options and headers. */
  Map<String, String> asOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    parameters.forEach(
        (wire, value) ->
            options.put(
                operation.onWire(wire).map(OperationParameter::option).orElse("param." + wire),
                value));
    if (operation.isPaged()) {
      options.put("skip", Long.toString(skip()));
    }
    return options;
  }

  @Override
  public String toString() {
    return asked();
  }
}
