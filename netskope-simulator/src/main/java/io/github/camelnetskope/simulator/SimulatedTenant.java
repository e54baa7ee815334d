package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Handout;
import io.github.camelnetskope.simulator.iterator.IteratorSettings;
import io.github.camelnetskope.simulator.iterator.PageCache;
import io.github.camelnetskope.simulator.record.Mix;
import io.github.camelnetskope.simulator.v1.QueryTenant;
import io.github.camelnetskope.simulator.v2.OperationTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Netskope tenant without sockets: a request goes in, an answer comes out. The cursor of a feed
 * moves when the tenant starts answering, even if the answer is lost. The clock is injected; the
 * same seed and the same requests give the same answers. Thread-safe.
 */
public final class SimulatedTenant {

  private final InstantSource clock;
  private final long seed;
  private final IteratorSettings settings;
  private final PageCache pages;
  private final Latency latency;
  private final ConcurrentMap<String, SimulatedFeed> feeds = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final FaultPlan faults;
  private final Journal journal;
  private final LossOracle oracle;
  private final Tokens tokens;
  private final Dataexport dataexport;
  private final CsvApi csv;
  private final QueryTenant v1;
  private final QueryApi queryApi;
  private final OperationTenant v2;
  private final OperationApi operationApi;

  SimulatedTenant(TenantOptions<?> options) {
    this.clock = options.clock;
    this.seed = options.seed;
    this.settings = options.iteratorSettings();
    this.pages = new PageCache(options.keptPageBytes);
    this.latency = options.latency;
    this.journal = new Journal(options.journalEntries);
    this.oracle =
        new LossOracle(
            name ->
                options.countsOnly || known(name).map(feed -> feed.log().repeats()).orElse(false));
    this.faults = new FaultPlan(clock);
    this.tokens = new Tokens(clock, options.unknownTokenStatus);
    RateGate gate = new RateGate(options);
    this.dataexport = new Dataexport(this, gate);
    this.csv = new CsvApi(this, gate, options);
    this.v1 = new QueryTenant(name -> feed(name).log(), clock, seed);
    this.queryApi = new QueryApi(this, v1, options);
    this.v2 = new OperationTenant(name -> feed(name).log(), clock, options.pageSize());
    this.operationApi = new OperationApi(this, v2, options);
  }

  /** Options of a tenant without a server. */
  public static Builder builder() {
    return new Builder();
  }

  static SimulatedTenant create(TenantOptions<?> options) {
    SimulatedTenant tenant = new SimulatedTenant(options);
    Feeds.ALL.forEach(tenant::feed);
    orDefault(options.tokens, NetskopeSimulator.TOKEN).forEach(tenant.tokens::accept);
    orDefault(options.v1Tokens, NetskopeSimulator.V1_TOKEN).forEach(tenant.tokens::acceptV1);
    options.contents.forEach(content -> content.accept(tenant));
    return tenant;
  }

  /**
   * Answers one request completely, without waiting: {@link SimulatorAnswer#delay()} says how long
   * the client would have waited.
   */
  public SimulatorAnswer answer(SimulatorRequest request) {
    try (OpenRequest open = open(request)) {
      return open.answer();
    }
  }

  /**
   * Accepts a request; the feed and index are occupied until the result is closed. The answer
   * begins when {@link OpenRequest#answer()} is called, which is due after {@link
   * OpenRequest#delay()}; when there is no delay, it has begun already.
   */
  public OpenRequest open(SimulatorRequest request) {
    lateArrivals();
    Target target = Target.of(request);
    Journal.Note note = note(now(), target, request);
    Arrival arrival = arrival(target, request);
    OpenRequest open =
        new OpenRequest(
            arrival.delay(),
            () -> begun(arrival, request, note),
            () -> {
              arrival.release().run();
              note.closed(now());
            });
    return arrival.delay().isZero() ? begun(open) : open;
  }

  /** The feed of this name; it is created if it does not exist. */
  public SimulatedFeed feed(String name) {
    lateArrivals();
    return feeds.computeIfAbsent(
        name, unused -> new SimulatedFeed(name, settings, clock, pages, latency));
  }

  /** All feeds, including empty ones. */
  public Collection<SimulatedFeed> feeds() {
    return List.copyOf(feeds.values());
  }

  /** The plan of injected faults. */
  public FaultPlan faults() {
    return faults;
  }

  /** The journal of requests and answers. */
  public Journal journal() {
    lateArrivals();
    return journal;
  }

  /** The oracle for lost and repeated records. */
  public LossOracle oracle() {
    lateArrivals();
    return oracle;
  }

  /** The tokens and their scopes. */
  public Tokens tokens() {
    return tokens;
  }

  /** The data of API v1. */
  public QueryTenant v1() {
    return v1;
  }

  /** The data of API v2 other than the iterator. */
  public OperationTenant v2() {
    lateArrivals();
    return v2;
  }

  /** The CSV multi-iterators. */
  public CsvIterators csvIterators() {
    return csv.iterators();
  }

  /** The tenant's time. */
  public Instant now() {
    return clock.instant();
  }

  private void lateArrivals() {
    dataexport.lateArrivals();
    operationApi.lateArrivals();
  }

  long seed() {
    return seed;
  }

  Journal.Note note(Instant at, Target target, SimulatorRequest request) {
    return journal.note(at, target, request);
  }

  /** A page was handed out. */
  void handedOut(SimulatedFeed feed, String index, Handout.Page page) {
    oracle.handedOut(feed, index, page);
  }

  Optional<SimulatedFeed> known(String feed) {
    return Optional.ofNullable(feeds.get(feed));
  }

  private Arrival arrival(Target target, SimulatorRequest request) {
    if (target.isV1()) {
      return Arrival.answered(queryApi.reply(target, request));
    }
    if (target.isIterator()) {
      return csv.arrival(target, request);
    }
    if (target.isV2()) {
      return Arrival.answered(operationApi.reply(target, request));
    }
    return known(target.name())
        .map(feed -> dataexport.arrival(feed, target, request))
        .orElseGet(() -> Arrival.answered(Reply.refused(404)));
  }

  private static OpenRequest begun(OpenRequest open) {
    try {
      open.answer();
      return open;
    } catch (RuntimeException | Error e) {
      open.close();
      throw e;
    }
  }

  private SimulatorAnswer begun(Arrival arrival, SimulatorRequest request, Journal.Note note) {
    Reply reply = arrival.begin().get();
    SimulatorAnswer answer = dressed(reply.answer(), request).delayed(arrival.delay());
    note.answered(answer.status(), reply.moved(), reply.records(), reply.fault());
    return answer;
  }

  private SimulatorAnswer dressed(SimulatorAnswer answer, SimulatorRequest request) {
    SimulatorAnswer ready = request.acceptsGzip() ? answer.gzipped() : answer;
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC));
    return ready
        .header("Date", date)
        .header("x-request-id", Long.toHexString(Mix.scramble(seed + requests.incrementAndGet())));
  }

  private static List<String> orDefault(List<String> tokens, String usual) {
    return tokens.isEmpty() ? List.of(usual) : tokens;
  }

  /** Builds a tenant without a server. */
  public static final class Builder extends TenantOptions<Builder> {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Creates a tenant; may be called again for another one with the same options. */
    public SimulatedTenant build() {
      return create(this);
    }
  }
}
