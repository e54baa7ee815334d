package io.github.camelnetskope.feed;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.Until;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.health.FeedSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed alone, in virtual time; the log has its effects. */
final class FeedRig {
  static final Duration HANG_THRESHOLD = Duration.ofSeconds(30);

  /** Where a feed ends that is read {@code until} a time. */
  static final Instant END = Instant.parse("2026-01-31T00:00:00Z");

  /** For the changes of the feed's state. */
  static final Logger LOG = LoggerFactory.getLogger("feed-rig");

  /** The rate limit of a tenant is the JVM's. */
  private static final AtomicInteger TENANTS = new AtomicInteger();

  final VirtualTime time = new VirtualTime();
  final List<String> log = new ArrayList<>();
  final FakeTenant tenant = new FakeTenant(log);
  final FakeStore store = new FakeStore(log);
  final FakeHost host = new FakeHost(log);
  final Turns turns = new Turns(1);
  BufferBudget budget = new BufferBudget(1 << 20);
  TokenSource tokens = TokenSource.fixed("t");
  final CursorKey key =
      new CursorKey(
          Tenant.parse("feed-rig" + TENANTS.incrementAndGet() + ".goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));
  String startFrom = "next";
  @Nullable String until;
  boolean stopOnFailure;
  int maxInFlight = 1;
  boolean commitsByHand;
  private @Nullable FeedEngine engine;
  private Turns.@Nullable Turn crowd;

  /** Waits as with the defaults of the options, about. */
  static Pacing pacing() {
    return new Pacing(
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(5)),
        Duration.ofSeconds(60));
  }

  /** Opens the feed; it sends no request by itself yet. */
  FeedEngine open() {
    var settings =
        new FeedSettings(
            new Extent(StartFrom.parse(startFrom), Optional.ofNullable(until).map(Until::parse)),
            Duration.ofMinutes(10),
            pacing(),
            Duration.ZERO,
            HANG_THRESHOLD,
            stopOnFailure,
            1 << 20,
            maxInFlight,
            Duration.ofSeconds(1),
            commitsByHand,
            Optional.empty());
    var resources =
        new FeedResources(
            tenant,
            tokens,
            store,
            new CursorRules(),
            time.scheduler,
            time.scheduler,
            time,
            budget,
            turns,
            new FeedWarnings(time.scheduler, Runnable::run),
            new Random(1));
    engine = FeedEngine.open(key, host, resources, settings, LOG);
    return engine;
  }

  FeedEngine engine() {
    return engine == null ? open() : engine;
  }

  /** The feed sends its next request. */
  void ask() {
    engine().begin(Duration.ofDays(1));
    engine().pollNow();
    time.runDue();
  }

  /** The last request is sent. */
  void leave() {
    tenant.connect();
    time.runDue();
  }

  /** The last request is sent and answered. */
  void answer(ApiResponse response) {
    leave();
    tenant.answer(response);
    time.runDue();
  }

  /** Sends a request and reads a page. */
  void page(int records) {
    ask();
    answer(Pages.answer(records));
  }

  /** Sends a request and reads a page with a high-water mark. */
  void page(int records, Instant mark) {
    ask();
    answer(Pages.answer(records, mark));
  }

  void succeed() {
    host.succeed();
    time.runDue();
  }

  void fail() {
    host.fail(new IllegalStateException("the route is down"));
    time.runDue();
  }

  void stop() {
    var unused = engine().stop();
    time.runDue();
  }

  FeedSnapshot snapshot() {
    return engine().snapshot();
  }

  /** How many requests were sent. */
  long sent() {
    return log.stream().filter(line -> line.startsWith("send ")).count();
  }

  /** How often the route got records. */
  long delivered() {
    return log.stream().filter(line -> line.startsWith("deliver")).count();
  }

  /** Another feed has the only place in the route. */
  Turns.Turn crowd() {
    var turn = turns.request(() -> {});
    crowd = turn;
    return turn;
  }

  /** It gives the place back. */
  void crowdLeaves() {
    Objects.requireNonNull(crowd).giveBack();
  }
}
