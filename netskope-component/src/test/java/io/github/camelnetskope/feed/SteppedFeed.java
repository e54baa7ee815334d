package io.github.camelnetskope.feed;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A real feed with its state machine that does one step when the test says so. It stands for a
 * process of its own: others of this JVM may have the same cursor.
 */
public final class SteppedFeed {
  /** The logger of all of them. */
  public static final String LOG = "stepped-feed";

  /** The shortest time between two requests to a tenant. */
  private static final Duration RATE = Duration.ofMillis(300);

  private static final int MOST_WAITS = 20;

  private final VirtualTime time;
  private final List<String> log = new ArrayList<>();
  private final FakeTenant tenant = new FakeTenant(log);
  private final FakeHost host = new FakeHost(log);
  private final FeedEngine engine;
  private final FeedMachine machine;
  private final OpenFeed feed;

  /** Opens the cursor, and does nothing more. */
  public SteppedFeed(CursorKey key, CheckpointStore store, VirtualTime time, Duration probation) {
    this.time = time;
    var settings =
        new FeedSettings(
            Extent.from(StartFrom.parse("resend")),
            probation,
            FeedRig.pacing(),
            Duration.ZERO,
            Duration.ZERO,
            false,
            1 << 20,
            1,
            Duration.ofSeconds(1),
            false,
            Optional.empty());
    var resources =
        new FeedResources(
            tenant,
            TokenSource.fixed("t"),
            store,
            new CursorRules(),
            time.scheduler,
            time.scheduler,
            time,
            new BufferBudget(1 << 20),
            new Turns(1),
            // What is logged does not count as a step.
            new FeedWarnings(new VirtualTime().scheduler, Runnable::run),
            new Random(1));
    this.engine = FeedEngine.open(key, host, resources, settings, LoggerFactory.getLogger(LOG));
    CursorOwners.release(key, engine);
    this.machine = (FeedMachine) part(engine, "machine");
    this.feed = (OpenFeed) part(engine, "feed");
  }

  private static @Nullable Object part(Object whole, String name) {
    try {
      Field field = whole.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public FeedCursor cursor() {
    return feed.cursor();
  }

  /** A request is made; it has no connection yet. */
  public void ask() {
    int before = log.size();
    for (int i = 0; i < MOST_WAITS && log.size() == before; i++) {
      time.pass(RATE);
      engine.pollNow();
      time.runDue();
    }
    if (log.size() == before) {
      throw new IllegalStateException("the feed asks nothing: it is " + machine.state());
    }
  }

  /** It is connected, and sent after the checkpoint was saved. */
  public void leave() {
    tenant.connect();
    time.runDue();
  }

  /** It is connected, the checkpoint is saved, and it is not sent. */
  public void doNotLeave() {
    tenant.connectInVain();
    time.runDue();
  }

  /** It is not connected. */
  public void doNotConnect() {
    fail(Reached.NOTHING);
  }

  /** It ends without an answer. */
  public void fail(Reached reached) {
    tenant.fail(reached);
    time.runDue();
  }

  /** It is answered; a page goes into the route at once. */
  public void answer(ApiResponse response) {
    tenant.answer(response);
    time.runDue();
  }

  /** The page in hand goes into the route, unless it is there already. */
  public void deliver() {
    if (host.inRoute() == 0) {
      engine.pollNow();
      time.runDue();
    }
  }

  /** The route is done with the record. */
  public void succeed() {
    deliver();
    if (host.inRoute() > 0) {
      host.succeed();
      time.runDue();
    }
  }

  /** The route fails with the record. */
  public void routeFails() {
    deliver();
    host.fail(new IllegalStateException("the route is down"));
    time.runDue();
  }

  /** Everything that decides its next step, except its cursor and the time. */
  public void describe(StringBuilder text) {
    text.append(machine.state()).append(host.inRoute()).append(part(feed, "steppedDown"));
    Object page = part(part(machine, "inHand"), "page");
    if (page != null) {
      PageProgress progress = (PageProgress) part(page, "progress");
      text.append(' ').append(progress.position()).append('/').append(progress.attempted());
    }
  }
}
