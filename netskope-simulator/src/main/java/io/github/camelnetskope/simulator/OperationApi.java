package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.v2.OperationAnswer;
import io.github.camelnetskope.simulator.v2.OperationTenant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** API v2 beside the iterator: the gateway's checks and faults around the operations. */
final class OperationApi {

  private static final String PREFIX = "v2/";
  private static final String NOTHING = "{\"ok\":1,\"result\":[]}";

  private final SimulatedTenant tenant;
  private final OperationTenant operations;
  private final boolean limited;
  private final RateLimitHeaders spelling;
  private final Latency latency;
  private final RateWindow usual;
  private final RateWindow fast;
  private final RateWindow slow;
  private final AtomicLong calls = new AtomicLong();

  OperationApi(SimulatedTenant tenant, OperationTenant operations, TenantOptions<?> options) {
    this.tenant = tenant;
    this.operations = operations;
    this.limited = options.rateLimited;
    this.spelling = options.rateLimitHeaders;
    this.latency = options.latency;
    this.usual = new RateWindow(4, options.rateLimitGrace);
    this.fast = new RateWindow(30, options.rateLimitGrace);
    this.slow = new RateWindow(1, options.rateLimitGrace);
  }

  Reply reply(Target target, SimulatorRequest request) {
    String path = target.name().substring(PREFIX.length());
    Optional<OperationTenant.Found> found = operations.find(request.method(), path);
    if (found.isEmpty()) {
      return Reply.refused(404);
    }
    RateWindow window = window(path);
    String counted = found.get().path().replace("/{id}", "");
    int refusal = refusal(target, request, counted);
    if (refusal != 0) {
      return withLimits(Reply.refused(refusal), window, window.limit());
    }
    int remaining = limited ? window.remainingAfter(counted, tenant.now()) : window.limit() - 1;
    return remaining < 0
        ? withLimits(tooMany(), window, 0)
        : withLimits(admitted(target, request, found.get()), window, remaining);
  }

  /** A scope is that of a path, whatever the id in it is. */
  private int refusal(Target target, SimulatorRequest request, String counted) {
    int refusal = tenant.tokens().refusal(request, target.name());
    return refusal == 0 ? tenant.tokens().refusal(request, PREFIX + counted) : refusal;
  }

  private RateWindow window(String path) {
    if (path.startsWith("steering/apps/private") || path.startsWith("infrastructure/")) {
      return fast;
    }
    return path.startsWith("events/token/") || path.startsWith("events/metrics/") ? slow : usual;
  }

  private Reply withLimits(Reply reply, RateWindow window, int remaining) {
    boolean set = reply.answer().headerValue("RateLimit-Remaining").isPresent();
    return set ? reply : reply.answer(spelling.on(reply.answer(), window.limit(), remaining, 1));
  }

  private static Reply tooMany() {
    Reply refused = Reply.refused(429);
    return refused.answer(refused.answer().header("Retry-After", "1"));
  }

  private Reply admitted(Target target, SimulatorRequest request, OperationTenant.Found found) {
    Optional<Fault> fault = tenant.faults().faultFor(target, request);
    boolean happens = fault.map(Fault::advances).orElse(true);
    if (!happens) {
      return fault.map(Reply.of(SimulatorAnswer.json(200, NOTHING))::fault).orElseThrow();
    }
    OperationAnswer answer = found.answer(parameters(request), request.body());
    if (fault.isEmpty()) {
      tenant.oracle().handedOut(target.name(), answer.recordHashes());
    }
    SimulatorAnswer whole =
        SimulatorAnswer.of(answer.status(), answer.contentType(), answer.body())
            .delayed(latency.draw(tenant.seed() + calls.incrementAndGet()));
    Reply reply = new Reply(whole, false, answer.recordHashes().length, "");
    return fault.map(reply::fault).orElse(reply);
  }

  private static Map<String, String> parameters(SimulatorRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request.query().forEach((name, values) -> parameters.put(name, values.get(0)));
    return parameters;
  }
}
