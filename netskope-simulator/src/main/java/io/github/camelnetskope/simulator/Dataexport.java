package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Handout;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** API v2 dataexport: the gateway's checks, then the iterator, then the faults. */
final class Dataexport {

  /** The name in the journal for a request that was carried out late. */
  private static final String LATE = "carried out late";

  private final SimulatedTenant tenant;
  private final RateGate gate;
  private final Cursors cursors = new Cursors();

  Dataexport(SimulatedTenant tenant, RateGate gate) {
    this.tenant = tenant;
    this.gate = gate;
  }

  /** A refusal of the gateway comes at once; only an answer of the iterator takes time. */
  Arrival arrival(SimulatedFeed feed, Target target, SimulatorRequest request) {
    int refusal = refusal(feed, request);
    return refusal != 0
        ? gate.refused(refusal)
        : gate.pass(feed.name(), tenant.now(), limits -> admitted(feed, target, request, limits));
  }

  private int refusal(SimulatedFeed feed, SimulatorRequest request) {
    int refusal = tenant.tokens().refusal(request, feed.name());
    return refusal == 0 && !request.method().equals("GET") ? 405 : refusal;
  }

  private Arrival admitted(
      SimulatedFeed feed, Target target, SimulatorRequest request, UnaryOperator<Reply> limits) {
    String cursor = feed.name() + '?' + target.index();
    if (!cursors.occupy(cursor)) {
      return Arrival.answered(limits.apply(Reply.refused(409)));
    }
    Runnable release = () -> cursors.release(cursor, tenant.now());
    try {
      Optional<Fault> fault = tenant.faults().faultFor(target, request);
      Arrival arrival =
          new Arrival(
              feed.drawLatency(),
              () -> limits.apply(answered(feed, target, request, fault)),
              release);
      return fault.filter(Fault::isLate).isPresent()
          ? withheld(arrival, cursor, feed, target, request, fault.get())
          : arrival;
    } catch (RuntimeException | Error e) {
      release.run(); // the hook of the fault plan is code of a test and may throw
      throw e;
    }
  }

  /** A gateway answers and holds the request back: the tenant gets it later. */
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

  /** Carries out the late requests that are due. */
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
