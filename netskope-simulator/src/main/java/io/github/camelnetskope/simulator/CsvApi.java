package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.IteratorSettings;
import io.github.camelnetskope.simulator.record.Mix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * API v2 dataexport, the CSV multi-iterators: the gateway's checks, then the faults. Thread-safe.
 */
final class CsvApi {
  private static final List<String> TYPES =
      List.of("clientstatus", "page", "application", "network");

  private final SimulatedTenant tenant;
  private final RateGate gate;
  private final IteratorSettings settings;
  private final Latency latency;
  private final CsvIterators iterators = new CsvIterators();
  private final Cursors cursors = new Cursors();
  private final AtomicLong answers = new AtomicLong();

  CsvApi(SimulatedTenant tenant, RateGate gate, TenantOptions<?> options) {
    this.tenant = tenant;
    this.gate = gate;
    this.settings = options.iteratorSettings();
    this.latency = options.latency;
  }

  CsvIterators iterators() {
    return iterators;
  }

  Arrival arrival(Target target, SimulatorRequest request) {
    int refusal = tenant.tokens().refusal(request, target.name());
    if (refusal != 0) {
      return gate.refused(refusal);
    }
    String endpoint = target.name() + '/' + target.index();
    return gate.pass(
        endpoint,
        tenant.now(),
        limits -> {
          Optional<Fault> fault = tenant.faults().faultFor(target, request);
          if (!cursors.occupy(endpoint)) {
            return Arrival.answered(limits.apply(Reply.refused(409)));
          }
          return new Arrival(
              latency.draw(Mix.scramble(tenant.seed()) + answers.incrementAndGet()),
              () -> limits.apply(answered(target, request, fault)),
              () -> cursors.release(endpoint, tenant.now()));
        });
  }

  private Reply answered(Target target, SimulatorRequest request, Optional<Fault> fault) {
    boolean move = fault.map(Fault::advances).orElse(true);
    boolean shows = fault.map(Fault::showsRecords).orElse(true);
    Reply reply = reply(target, request, move, move || shows);
    return fault.map(reply::fault).orElse(reply);
  }

  private Reply reply(Target target, SimulatorRequest request, boolean move, boolean seen) {
    String name = target.index();
    if (target.operation().equals("create")) {
      return create(name, request.parameter("eventtype").orElse(""), move);
    }
    if (!iterators.has(name)) {
      return message(404, "Iterator " + name + " does not exist");
    }
    return switch (target.operation()) {
      case "status" ->
          Reply.of(SimulatorAnswer.json(200, "{\"status\":\"" + iterators.poll(name) + "\"}"));
      case "delete" -> delete(name, move);
      case "next" -> read(name, move, seen);
      default -> message(400, "Bad request: operation must be next");
    };
  }

  private Reply create(String name, String eventType, boolean move) {
    if (!TYPES.contains(eventType)) {
      return message(400, "Bad request: eventtype must be one of " + String.join(", ", TYPES));
    }
    if (iterators.ofType(eventType).isPresent()) {
      return message(
          400, "Only one iterator is allowed per event type. Please use the existing iterator");
    }
    String whole = move ? iterators.make(name, eventType) : name;
    return message(202, "Iterator creation is in progress for " + whole + ", poll its status");
  }

  private Reply delete(String name, boolean move) {
    boolean unused = move && iterators.delete(name);
    return message(200, "Iterator " + name + " is deleted");
  }

  private Reply read(String name, boolean move, boolean seen) {
    if (!iterators.isReady(name)) {
      return message(400, "Iterator " + name + " is not ready");
    }
    CsvFeed feed = iterators.feedOf(name);
    Optional<String> body = feed.nextBody();
    int most = body.isPresent() ? 0 : settings.pageSize();
    List<CsvRow> rows = iterators.rows(name, most, move);
    if (seen) {
      tenant
          .oracle()
          .handedOut(
              Target.ITERATOR, rows.stream().mapToLong(row -> Mix.hash(row.json())).toArray());
    }
    boolean full = !rows.isEmpty() && rows.size() == most;
    byte[] csv = body.orElseGet(() -> feed.text(rows)).getBytes(StandardCharsets.UTF_8);
    SimulatorAnswer answer =
        feed.headers(
            SimulatorAnswer.of(200, "text/csv", csv), rows, settings.waitTime().seconds(full));
    return new Reply(answer, move, rows.size(), "");
  }

  private static Reply message(int status, String text) {
    return Reply.of(SimulatorAnswer.json(status, "{\"message\":\"" + text + "\"}"));
  }
}
