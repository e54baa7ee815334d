package io.github.camelnetskope.model;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.feed.SteppedFeed;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole feed: its state machine, with cursor and checkpoint. A page of one record has no position
 * to save on the way, and a former owner finds out only when it is refused.
 */
final class FeedClient implements Client {
  private static final Duration PROBATION = Duration.ofMinutes(10);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final AtomicInteger THREADS = new AtomicInteger();

  /** The rate limit of a tenant is the JVM's, and a thread has one model at a time. */
  private static final ThreadLocal<CursorKey> KEY =
      ThreadLocal.withInitial(
          () ->
              new CursorKey(
                  Tenant.parse("model" + THREADS.incrementAndGet() + ".goskope.com"),
                  Feed.parseList("events/page").get(0),
                  new IteratorIndex("i")));

  /** So the clock of the next model is later than that of the one before. */
  private static final ThreadLocal<Duration> CLOCK = ThreadLocal.withInitial(() -> Duration.ZERO);

  private final VirtualTime time;
  private final States states;
  private final SteppedFeed feed;

  private FeedClient(VirtualTime time, States states, Duration probation) {
    this.time = time;
    this.states = states;
    var store = new RepositoryCheckpointStore(states.owner(), time);
    this.feed = new SteppedFeed(KEY.get(), store, time, probation);
  }

  /** Processes that share a store. */
  static Factory factory() {
    return factory(PROBATION);
  }

  /** The same, with a rule of old. */
  static Factory withoutProbation() {
    return factory(Duration.ZERO);
  }

  private static Factory factory(Duration probation) {
    var time = new VirtualTime();
    CLOCK.set(CLOCK.get().plus(LIFE));
    time.pass(CLOCK.get());
    var states = new States();
    return new Factory() {
      @Override
      public Client open() {
        return new FeedClient(time, states, probation);
      }

      @Override
      public Set<Step.Action> leavesOut() {
        return Set.of(Step.Action.SAVE_POSITION, Step.Action.TAKE_BACK);
      }
    };
  }

  @Override
  public boolean savesFirst() {
    return !(feed.cursor().operation() instanceof Resend);
  }

  @Override
  public IteratorOperation ask() {
    IteratorOperation operation = feed.cursor().operation();
    feed.ask();
    feed.leave();
    return operation;
  }

  @Override
  public void askWithoutConnection() {
    feed.ask();
    feed.doNotConnect();
  }

  @Override
  public void askWithoutSending() {
    feed.ask();
    feed.doNotLeave();
  }

  @Override
  public void askWithoutSaving() {
    feed.ask();
    failing(feed::leave);
  }

  private void failing(Runnable save) {
    states.full(true);
    save.run();
    states.full(false);
  }

  @Override
  public void answer(Reply reply, boolean storeFails) {
    if (storeFails) {
      failing(() -> received(reply));
    } else {
      received(reply);
    }
  }

  private void received(Reply reply) {
    ApiResponse response = reply.response();
    if (response == null) {
      feed.fail(Reached.PERHAPS_THE_TENANT);
    } else {
      feed.answer(response);
    }
  }

  @Override
  public int inHand() {
    return CursorClient.inHand(feed.cursor());
  }

  @Override
  public boolean isDone() {
    return CursorClient.isDone(feed.cursor());
  }

  @Override
  public void deliver() {
    feed.deliver();
  }

  @Override
  public void savePosition() {
    throw new UnsupportedOperationException("a page of one record is done or not");
  }

  @Override
  public void settle() {
    feed.succeed();
  }

  @Override
  public void settleWithoutSaving() {
    failing(feed::succeed);
  }

  @Override
  public void hold() {
    feed.routeFails();
  }

  @Override
  public void die(boolean durable) {
    if (!durable) {
      states.clear();
    }
  }

  @Override
  public void takeBack() {
    throw new UnsupportedOperationException("a former owner is refused when it saves");
  }

  @Override
  public boolean isCalm() {
    return !feed.cursor().comparesFirst();
  }

  @Override
  public void probationPasses() {
    time.pass(PROBATION.plusSeconds(2));
  }

  @Override
  public void describe(StringBuilder text) {
    Memory.describe(feed.cursor(), text);
    feed.describe(text);
    states.describe(text);
  }
}
