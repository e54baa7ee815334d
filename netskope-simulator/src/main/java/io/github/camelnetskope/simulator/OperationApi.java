package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.v2.OperationAnswer;
import io.github.camelnetskope.simulator.v2.OperationTenant;
import io.github.camelnetskope.simulator.v2.OperationTenant.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * API v2 beside the iterator: the gateway's checks and faults around the operations. Thread-safe.
 */
final class OperationApi {

  private static final String PREFIX = "v2/";

  /** The name in the journal for a request that was carried out late. */
  private static final String LATE = "carried out late";

  private static final String NOTHING = "{\"ok\":1,\"result\":[]}";

  private final SimulatedTenant tenant;
  private final OperationTenant operations;
  private final boolean limited;
  private final RateLimitHeaders spelling;
  private final Latency latency;
  private final OperationLimits limits;
  private final List<LateCall> late = new ArrayList<>();
  private final AtomicLong calls = new AtomicLong();

  OperationApi(SimulatedTenant tenant, OperationTenant operations, TenantOptions<?> options) {
    this.tenant = tenant;
    this.operations = operations;
    this.limited = options.rateLimited;
    this.spelling = options.rateLimitHeaders;
    this.latency = options.latency;
    this.limits = new OperationLimits(options.rateLimitGrace);
  }

  /** A call that a gateway has held back: the tenant carries it out when it is due. */
  private record LateCall(Instant at, Target target, SimulatorRequest request, Found found) {}

  /** Carries out the late calls that are due. */
  void lateArrivals() {
    for (LateCall each : due()) {
      OperationAnswer answer =
          each.found().answer(parameters(each.request()), each.request().body());
      tenant
          .note(each.at(), each.target(), each.request())
          .answered(answer.status(), false, 0, LATE);
    }
  }

  private List<LateCall> due() {
    synchronized (late) {
      List<LateCall> due =
          late.stream()
              .filter(each -> !each.at().isAfter(tenant.now()))
              .sorted(Comparator.comparing(LateCall::at))
              .toList();
      late.removeAll(due);
      return due;
    }
  }

  Reply reply(Target target, SimulatorRequest request) {
    String path = target.name().substring(PREFIX.length());
    Optional<Found> found = operations.find(request.method(), path);
    if (found.isEmpty()) {
      return Reply.refused(404);
    }
    String counted = found.get().path().replaceAll("/\\{[^}]*}", "");
    int refusal = refusal(target, request, counted);
    if (refusal != 0) {
      return withLimits(Reply.refused(refusal), limits.unlimited(counted));
    }
    OperationLimits.State state =
        limited ? limits.count(counted, tenant.now()) : limits.unlimited(counted);
    return state.remaining() < 0
        ? withLimits(tooMany(state.reset()), state)
        : withLimits(admitted(target, request, found.get()), state);
  }

  /** The scope of a path does not depend on the id in it. */
  private int refusal(Target target, SimulatorRequest request, String counted) {
    int refusal = tenant.tokens().refusal(request, target.name());
    return refusal == 0 ? tenant.tokens().refusal(request, PREFIX + counted) : refusal;
  }

  private Reply withLimits(Reply reply, OperationLimits.State state) {
    boolean set = reply.answer().headerValue("RateLimit-Remaining").isPresent();
    int remaining = Math.max(0, state.remaining());
    return set
        ? reply
        : reply.answer(spelling.on(reply.answer(), state.limit(), remaining, state.reset()));
  }

  private static Reply tooMany(int seconds) {
    Reply refused = Reply.refused(429);
    return refused.answer(refused.answer().header("Retry-After", Integer.toString(seconds)));
  }

  private Reply admitted(Target target, SimulatorRequest request, Found found) {
    Optional<Fault> fault = tenant.faults().faultFor(target, request);
    boolean happens = fault.map(Fault::advances).orElse(true);
    if (fault.filter(Fault::isLate).isPresent()) {
      synchronized (late) {
        Instant at = tenant.now().plus(fault.get().carriedOutLater());
        late.add(new LateCall(at, target, request, found));
      }
    }
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
