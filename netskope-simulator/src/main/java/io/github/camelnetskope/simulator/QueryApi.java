package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.v1.QueryAnswer;
import io.github.camelnetskope.simulator.v1.QueryCall;
import io.github.camelnetskope.simulator.v1.QueryTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** API v1: rate limit, token and faults around the endpoints. Thread-safe. */
final class QueryApi {

  private static final String DOWNLOAD = "v1/quarantine/download";
  private static final String NOTHING = "{\"status\":\"success\",\"msg\":\"\",\"data\":[]}";

  private final SimulatedTenant tenant;
  private final QueryTenant endpoints;
  private final boolean limited;
  private final QueryPace pace;
  private final Latency latency;
  private final AtomicLong calls = new AtomicLong();

  QueryApi(SimulatedTenant tenant, QueryTenant endpoints, TenantOptions<?> options) {
    this.tenant = tenant;
    this.endpoints = endpoints;
    this.limited = options.rateLimited;
    this.pace = new QueryPace(options.rateLimitGrace);
    this.latency = options.latency;
  }

  Reply reply(Target target, SimulatorRequest request) {
    Optional<Fault> fault = tenant.faults().faultFor(target, request);
    boolean happens = fault.map(Fault::advances).orElse(true);
    Whole whole =
        happens ? whole(target, request) : Whole.of(Reply.of(SimulatorAnswer.json(200, NOTHING)));
    if (fault.isEmpty()) {
      tenant.oracle().handedOut(target.name(), whole.recordHashes());
    }
    return fault.map(whole.reply()::fault).orElse(whole.reply());
  }

  /** An answer before faults are applied, and the records in it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Whole(Reply reply, long[] recordHashes) {
    static Whole of(Reply reply) {
      return new Whole(reply, new long[0]);
    }
  }

  private Whole whole(Target target, SimulatorRequest request) {
    return target.name().equals(DOWNLOAD) ? Whole.of(download(request)) : paced(target, request);
  }

  /** The file itself: no tenant token and no rate limit, only the temporary token. */
  private Reply download(SimulatorRequest request) {
    return endpoints
        .download(request.parameter("token").orElse(""))
        .map(file -> Reply.of(dressed(file)))
        .orElseGet(() -> Reply.of(accessDenied()));
  }

  private Whole paced(Target target, SimulatorRequest request) {
    String endpoint = target.name().substring("v1/".length());
    if (!endpoints.has(endpoint)) {
      return Whole.of(Reply.refused(404));
    }
    Optional<Duration> wait = limited ? pace.admit(tenant.now()) : Optional.of(Duration.ZERO);
    if (wait.isEmpty()) {
      return Whole.of(Reply.refused(429));
    }
    Duration work = latency.draw(tenant.seed() + calls.incrementAndGet());
    if (tenant.tokens().isForbidden(target.name())) {
      return Whole.of(Reply.of(accessDenied().delayed(wait.get().plus(work))));
    }
    QueryAnswer answer = answer(endpoint, request);
    long[] hashes = answer.recordHashes();
    SimulatorAnswer dressed = dressed(answer).delayed(wait.get().plus(work));
    return new Whole(new Reply(dressed, false, hashes.length, ""), hashes);
  }

  private QueryAnswer answer(String endpoint, SimulatorRequest request) {
    QueryCall call = new QueryCall(endpoint, parameters(request));
    return tenant.tokens().isV1(call.parameter("token").orElse(""))
        ? endpoints.answer(call)
        : QueryAnswer.badToken();
  }

  private static SimulatorAnswer accessDenied() {
    return SimulatorAnswer.json(403, "{\"message\":\"access denied\"}");
  }

  /** Adds headers as a PHP server behind nginx sends them; none about limits. */
  private static SimulatorAnswer dressed(QueryAnswer answer) {
    SimulatorAnswer dressed =
        SimulatorAnswer.of(answer.status(), "", answer.body())
            .header("Server", "nginx")
            .header("Set-Cookie", "ci_session=simulated; path=/; HttpOnly")
            .header("Cache-Control", "no-store, no-cache, must-revalidate")
            .header("Expires", "Thu, 19 Nov 1981 08:52:00 GMT");
    for (var header : answer.headers().entrySet()) {
      dressed = dressed.header(header.getKey(), header.getValue());
    }
    return dressed;
  }

  /** The parameters of the query string, and of a body that is a form or a JSON object. */
  private static Map<String, List<String>> parameters(SimulatorRequest request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.query());
    String type = request.headerValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String text = new String(request.body(), java.nio.charset.StandardCharsets.UTF_8);
    Map<String, List<String>> inBody =
        type.startsWith("application/json")
            ? QueryCall.jsonParameters(request.body())
            : type.startsWith("application/x-www-form-urlencoded")
                ? SimulatorRequest.parameters(text)
                : Map.of();
    inBody.forEach(
        (name, values) ->
            parameters.merge(
                name,
                values,
                (first, more) -> {
                  List<String> all = new ArrayList<>(first);
                  all.addAll(more);
                  return all;
                }));
    return parameters;
  }
}
