package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.campaign.DirectFetch;
import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.Killed;
import io.github.camelnetskope.campaign.Mishaps;
import io.github.camelnetskope.campaign.MortalStore;
import io.github.camelnetskope.campaign.Road;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.Until;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * A history is read by some stripes and a cursor that reads on, while requests, the checkpoints and
 * the process fail as the seed says; then everything is well again.
 */
final class SeamTrial {
  private static final String FEED = "events/page";
  private static final int TROUBLED_STEPS = 150;
  private static final int STEPS_TO_SETTLE = 60;
  private static final int MOST_STEPS = 20_000;

  /** Behind such an answer nothing that was handed out is owed, but for what is in hand. */
  private static final Set<Fetched.Step> SETTLES =
      EnumSet.of(Fetched.Step.PAGE, Fetched.Step.EMPTY, Fetched.Step.REPEATED);

  private final long seed;
  private final SeamTrouble trouble;
  private final Random random;
  private final VirtualTime time = new VirtualTime();
  private final SimulatedTenant tenant;
  private final Mishaps mishaps;
  private final SeamLog log;
  private final SeamWindows transport;
  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  private final StripePlan plan;
  private final List<Reader> readers = new ArrayList<>();
  private final Map<String, Integer> delivered = new HashMap<>();
  private final Map<String, Instant> quietUntil = new HashMap<>();

  /**
   * A trial.
   *
   * @param between what a request goes through on its way to the tenant
   */
  SeamTrial(long seed, SeamTrouble trouble, UnaryOperator<Transport> between) {
    this.seed = seed;
    this.trouble = trouble;
    this.random = new Random(seed);
    this.log = new SeamLog(random, trouble == SeamTrouble.NONE);
    this.tenant = log.tenant(seed, time);
    this.mishaps = new Mishaps(random, trouble.kills());
    log.fill(tenant.feed(FEED), time);
    if (trouble != SeamTrouble.NONE) {
      tenant.faults().hook(trouble.late() > 0 ? this::late : mishaps::fault);
    }
    var engine = between.apply(new EngineTransport(tenant, null, Road.NONE));
    this.transport = new SeamWindows(engine, tenant);
    this.plan = log.plan(time.instant());
  }

  /**
   * One request of a cursor at a time is carried out late, and meanwhile nothing else goes wrong
   * with it: two at once may lose a page, whoever reads it (docs/delivery.adoc).
   */
  private Optional<Fault> late(SimulatorRequest request) {
    String index = request.parameter("index").orElse("");
    if (time.instant().isBefore(quietUntil.getOrDefault(index, Instant.MIN))) {
      return Optional.empty();
    }
    // A late epoch begins anew, and a look is on an index of its own.
    boolean next = request.parameter("operation").filter("next"::equals).isPresent();
    if (!mishaps.strikes(trouble.late()) || !(next || index.contains(".look-"))) {
      return mishaps.fault(request);
    }
    Duration after = Duration.ofSeconds(1L + random.nextInt(300));
    quietUntil.put(index, time.instant().plus(after).plusSeconds(1));
    return Optional.of(Fault.status(504).late(after));
  }

  SeamResult run() {
    openAll();
    for (int i = 0; i < TROUBLED_STEPS; i++) {
      if (random.nextInt(8) == 0) {
        log.grow(tenant.feed(FEED));
      }
      step();
    }
    mishaps.over();
    int steps = 0;
    while (!isRead() && steps++ < MOST_STEPS) {
      step();
    }
    for (int i = 0; i < STEPS_TO_SETTLE; i++) {
      readers.get(0).step(); // a page may be owed that nobody has received yet
      time.pass(Duration.ofSeconds(30));
    }
    return result();
  }

  private void openAll() {
    var key = key("i");
    StripePlan fixed = StripePlan.fix(store, key, plan);
    var live = StartFrom.at(fixed.end());
    readers.add(
        new Reader(key, new Extent(live, Optional.empty(), Optional.empty(), plan.stripes())));
    List<Slice> slices = fixed.slices();
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      readers.add(
          new Reader(
              key("i." + (i + 1)),
              new Extent(
                  StartFrom.at(slice.from()),
                  Optional.of(Until.at(slice.end())),
                  Optional.of(slice),
                  1)));
    }
  }

  private static CursorKey key(String index) {
    return new CursorKey(
        Tenant.parse("acme.goskope.com"), Feed.parseList(FEED).get(0), new IteratorIndex(index));
  }

  private void step() {
    readers.get(random.nextInt(readers.size())).step();
    time.pass(Duration.ofSeconds(random.nextInt(60)));
  }

  private boolean isRead() {
    return readers.stream().skip(1).allMatch(Reader::isDone)
        && tenant.feed(FEED).position("i") == tenant.feed(FEED).size()
        && readers.get(0).isIdle();
  }

  private SeamResult result() {
    var feed = tenant.feed(FEED);
    Map<String, Integer> expected = new HashMap<>();
    LongStream.range(0, feed.size())
        .filter(n -> feed.insertionSecond(n) >= plan.from().getEpochSecond())
        .forEach(n -> expected.merge(feed.record(n), 1, Integer::sum));
    if (!isRead()) {
      throw new AssertionError("seed " + seed + " was not read to its end: " + plan + " " + log);
    }
    int unproven = (int) readers.stream().filter(Reader::isUnproven).count();
    int records = expected.values().stream().mapToInt(n -> n).sum();
    return new SeamResult(
        seed,
        records,
        more(expected, delivered),
        more(delivered, expected),
        unproven,
        transport.entered(),
        plan + " " + log);
  }

  /** For whoever looks for the cause of a loss. */
  void dump() {
    tenant.journal().entries().forEach(System.out::println);
    System.out.println(delivered);
  }

  private static int more(Map<String, Integer> than, Map<String, Integer> others) {
    return than.entrySet().stream()
        .mapToInt(e -> Math.max(0, e.getValue() - others.getOrDefault(e.getKey(), 0)))
        .sum();
  }

  /** One cursor, and the process in which it is. */
  private final class Reader {
    private final CursorKey key;
    private final Extent extent;
    private final EventIterator iterator;
    private MortalStore process;
    private FeedCursor cursor;

    Reader(CursorKey key, Extent extent) {
      this.key = key;
      this.extent = extent;
      this.iterator =
          new EventIterator(
              key, transport, TokenSource.fixed(NetskopeSimulator.TOKEN), time, 1 << 20);
      open();
    }

    private void open() {
      boolean opened = false;
      while (!opened) {
        process =
            new MortalStore(
                store,
                () -> mishaps.strikes(mishaps.kills),
                () -> mishaps.strikes(mishaps.saves),
                saved -> {});
        cursor =
            new FeedCursor(
                key, process.open(key), extent, time, Duration.ofMinutes(10), new CursorRules());
        try {
          cursor.takeOver();
          opened = true;
        } catch (Killed | CheckpointException e) {
          cursor.close();
        }
      }
    }

    void step() {
      if (isDone()) {
        return;
      }
      try {
        Fetched.Step step = isIdle() ? fetch() : Fetched.Step.PAGE;
        if (!isIdle() || step == Fetched.Step.LOOK) {
          transport.received(key.index().name());
        }
        cursor.inHand().owed().ifPresent(this::deliver);
        if (SETTLES.contains(step) && isIdle()) {
          transport.done(key.index().name());
        }
      } catch (NetskopeException | CheckpointException | UnknownEndException e) {
        cursor.lookFailed();
      } catch (Killed e) {
        transport.died(key.index().name());
        cursor.close();
        open();
      }
    }

    /** A feed sends a next right behind the resend that it needs before it. */
    private Fetched.Step fetch() {
      boolean pair = cursor.comparesFirst() && cursor.operation() instanceof Resend;
      var first = DirectFetch.fetch(cursor, iterator);
      if (pair && cursor.operation() instanceof Next && first.step() != Fetched.Step.PAGE) {
        return DirectFetch.fetch(cursor, iterator).step();
      }
      return first.step();
    }

    private void deliver(OwedPage owed) {
      for (int i = owed.position(); i < owed.page().size(); i++) {
        delivered.merge(owed.page().record(i).json(), 1, Integer::sum);
        if (random.nextInt(4) == 0) {
          cursor.inHand().save(i + 1);
        }
        if (mishaps.strikes(mishaps.kills)) {
          throw new Killed();
        }
        if (mishaps.strikes(mishaps.route)) {
          cursor.inHand().hold(i + 1, i + 1);
          return;
        }
      }
      cursor.inHand().settle();
    }

    boolean isDone() {
      return cursor.end().isReached();
    }

    boolean isIdle() {
      return cursor.inHand().owed().isEmpty();
    }

    boolean isUnproven() {
      return cursor.end().isUnproven();
    }
  }
}
