package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Handout;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** API v2 dataexport: the gateway's checks, then the iterator, then the faults. */
final class Dataexport {

  private static final int REQUESTS_A_SECOND = 4;

  private final SimulatedTenant tenant;
  private final boolean limited;
  private final RateLimitHeaders spelling;
  private final RateWindow window;
  private final Set<String> occupied = ConcurrentHashMap.newKeySet();

  Dataexport(SimulatedTenant tenant, TenantOptions<?> options) {
    this.tenant = tenant;
    this.limited = options.rateLimited;
    this.spelling = options.rateLimitHeaders;
    this.window = new RateWindow(REQUESTS_A_SECOND, options.rateLimitGrace);
  }

  /** What the gateway refuses is refused at once; only what the iterator answers takes time. */
  Arrival arrival(SimulatedFeed feed, Target target, SimulatorRequest request) {
    int refusal = refusal(feed, request);
    if (refusal != 0) {
      return Arrival.answered(withLimits(Reply.refused(refusal), window.limit()));
    }
    int remaining =
        limited ? window.remainingAfter(feed.name(), tenant.now()) : REQUESTS_A_SECOND - 1;
    return remaining < 0
        ? Arrival.answered(withLimits(tooMany(), 0))
        : admitted(feed, target, request, remaining);
  }

  private int refusal(SimulatedFeed feed, SimulatorRequest request) {
    int refusal = tenant.tokens().refusal(request, feed.name());
    return refusal == 0 && !request.method().equals("GET") ? 405 : refusal;
  }

  /** A header that a fault has set stays as it is. */
  private Reply withLimits(Reply reply, int remaining) {
    boolean set = reply.answer().headerValue("RateLimit-Remaining").isPresent();
    return set ? reply : reply.answer(spelling.on(reply.answer(), window.limit(), remaining, 1));
  }

  private static Reply tooMany() {
    Reply refused = Reply.refused(429);
    return refused.answer(refused.answer().header("Retry-After", "1"));
  }

  private Arrival admitted(
      SimulatedFeed feed, Target target, SimulatorRequest request, int remaining) {
    String cursor = feed.name() + '?' + target.index();
    if (!occupied.add(cursor)) {
      return Arrival.answered(withLimits(Reply.refused(409), remaining));
    }
    try {
      Optional<Fault> fault = tenant.faults().faultFor(target, request);
      return new Arrival(
          feed.drawLatency(),
          () -> withLimits(answered(feed, target, request, fault), remaining),
          () -> occupied.remove(cursor));
    } catch (RuntimeException | Error e) {
      occupied.remove(cursor); // the hook of the fault plan is a test's own code
      throw e;
    }
  }

  private Reply answered(
      SimulatedFeed feed, Target target, SimulatorRequest request, Optional<Fault> fault) {
    Reply reply = handOut(feed, target, request, fault);
    return fault.map(reply::fault).orElse(reply);
  }

  private Reply handOut(
      SimulatedFeed feed, Target target, SimulatorRequest request, Optional<Fault> fault) {
    boolean move = fault.map(Fault::advances).orElse(true);
    Handout handout =
        feed.iterator().ask(target.index(), target.operation(), move, request.acceptsGzip());
    if (handout instanceof Handout.Page page) {
      if (move || fault.map(Fault::showsRecords).orElse(true)) {
        tenant.oracle().handedOut(feed, target.index(), page);
      }
      SimulatorAnswer answer = SimulatorAnswer.of(200, "application/json", page.prepared().body());
      return new Reply(
          page.prepared().gzip() ? answer.header("Content-Encoding", "gzip") : answer,
          page.moved(),
          page.range().count(),
          "");
    }
    return Reply.of(
        SimulatorAnswer.json(
            400, "{\"message\":\"Bad request: operation must be next, resend or an epoch\"}"));
  }
}
