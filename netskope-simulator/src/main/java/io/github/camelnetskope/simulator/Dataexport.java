package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Handout;
import java.time.Instant;
import java.util.Optional;

/** API v2 dataexport: the gateway's checks, then the iterator, then the faults. */
final class Dataexport {

  /** What the journal calls a request that was carried out late. */
  private static final String LATE = "carried out late";

  private static final int REQUESTS_A_SECOND = 4;

  private final SimulatedTenant tenant;
  private final boolean limited;
  private final RateLimitHeaders spelling;
  private final RateWindow window;
  private final Cursors cursors = new Cursors();

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
    if (!cursors.occupy(cursor)) {
      return Arrival.answered(withLimits(Reply.refused(409), remaining));
    }
    Runnable release = () -> cursors.release(cursor, tenant.now());
    try {
      Optional<Fault> fault = tenant.faults().faultFor(target, request);
      Arrival arrival =
          new Arrival(
              feed.drawLatency(),
              () -> withLimits(answered(feed, target, request, fault), remaining),
              release);
      return fault.filter(Fault::isLate).isPresent()
          ? withheld(arrival, cursor, feed, target, request, fault.get())
          : arrival;
    } catch (RuntimeException | Error e) {
      release.run(); // the hook of the fault plan is a test's own code
      throw e;
    }
  }

  /** A gateway answers, and holds the request back: the tenant does not know of it yet. */
  private Arrival withheld(
      Arrival arrival,
      String cursor,
      SimulatedFeed feed,
      Target target,
      SimulatorRequest request,
      Fault fault) {
    arrival.release().run();
    Instant at = tenant.now().plus(arrival.delay()).plus(fault.carriedOutLater());
    cursors.later(cursor, at, free -> arriveLate(free, at, feed, target, request));
    return new Arrival(arrival.delay(), arrival.begin(), () -> {});
  }

  private void arriveLate(
      boolean free, Instant at, SimulatedFeed feed, Target target, SimulatorRequest request) {
    Reply reply = free ? handOut(feed, target, request, Optional.empty()) : Reply.refused(409);
    tenant
        .note(at, target, request)
        .answered(reply.answer().status(), reply.moved(), reply.records(), LATE);
  }

  /** Late requests arrive whose time has come. */
  void lateArrivals() {
    cursors.arrivals(tenant.now());
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
        tenant.handedOut(feed, target.index(), page);
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
