package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.campaign.DirectFetch;
import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.iterator.ResendAfterEmpty;
import io.github.camelnetskope.simulator.iterator.UnknownResend;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Nodes that take a cursor over from each other. The owner is stopped at any moment of a step, and
 * another takes over; then the stopped one continues without noticing. Everything on one thread:
 * the successor lives within the moment in which the owner is stopped.
 */
final class TakeOverTrial {
  private static final String FEED = "events/page";
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final int STEPS = 80;
  private static final int MOST_STEPS = 2_000;

  /**
   * What protects a shared cursor; each can be taken away.
   *
   * @param fence REQUESTED of a former owner is refused
   * @param deadline a slow REQUESTED does not count
   * @param probation a late {@code next} is looked for
   */
  record Rules(boolean fence, boolean deadline, boolean probation) {}

  /** When a node can be stopped. */
  private enum StopAt {
    BEFORE_WRITE,
    AFTER_WRITE,
    AFTER_LAST_WORD,
    AFTER_ANSWER,
    BEFORE_DELIVERY
  }

  private final Rules rules;
  private final Random random;
  private final VirtualTime time = new VirtualTime();
  private final SimulatedTenant tenant;
  private final SharedStates states;
  private final int pageSize;
  private final List<Node> formerOwners = new ArrayList<>();
  private Node owner;
  private boolean somebodyIsStopped;
  private int quietSteps;
  private boolean troubled = true;

  TakeOverTrial(long seed, Rules rules) {
    this.rules = rules;
    this.random = new Random(seed);
    this.states = new SharedStates(rules.fence());
    this.pageSize = 1 + random.nextInt(5);
    this.tenant =
        SimulatedTenant.builder()
            .clock(time)
            .seed(seed)
            .pageSize(pageSize)
            .waitTime(0)
            .rateLimit(false)
            .unknownResend(pick(UnknownResend.values()))
            .resendAfterEmpty(pick(ResendAfterEmpty.values()))
            .feed(FEED, feed -> feed.recordSize(300).records(random.nextInt(40)))
            .build();
  }

  @SafeVarargs
  private <V> V pick(V... values) {
    return values[random.nextInt(values.length)];
  }

  LossReport run() {
    owner = new Node();
    for (int i = 0; i < STEPS; i++) {
      if (random.nextInt(4) == 0) {
        tenant.feed(FEED).add(random.nextInt(3 * pageSize));
      }
      owner.step();
      formerOwners.forEach(Node::goOn);
    }
    troubled = false;
    for (int i = 0; i < MOST_STEPS && !drained(); i++) {
      owner.step();
    }
    return tenant.oracle().report(FEED);
  }

  private boolean drained() {
    return tenant.feed(FEED).position("i") == tenant.feed(FEED).size()
        && owner.cursor.inHand().owed().isEmpty();
  }

  /** Stops the owner for a while, in which another takes over. */
  private void mayStop(Node node, StopAt moment) {
    boolean may = troubled && quietSteps <= 0 && !somebodyIsStopped;
    if (!may || node != owner || random.nextInt(25) > 0) {
      return;
    }
    somebodyIsStopped = true;
    time.pass(Duration.ofSeconds(7));
    formerOwners.add(node);
    Instant until = time.instant().plus(pause(moment));
    owner = new Node();
    int steps = random.nextInt(12);
    boolean compared = false;
    // Between resend and next are only milliseconds: no late request arrives then.
    for (int i = 0; i < steps || compared; i++) {
      compared = owner.step();
    }
    if (time.instant().isBefore(until)) {
      time.pass(Duration.between(time.instant(), until));
    }
    // A late request, and an owner that dies before it has seen it: those are two failures.
    quietSteps = moment == StopAt.AFTER_LAST_WORD ? 4 : 0;
    somebodyIsStopped = false;
  }

  /** Past the last check only the probation helps, as long as it lasts. */
  private Duration pause(StopAt moment) {
    boolean long_ = moment != StopAt.AFTER_LAST_WORD && random.nextBoolean();
    return long_ ? PERIOD.multipliedBy(2) : Duration.ofSeconds(random.nextInt(60));
  }

  private final class Node implements Transport {
    private final EngineTransport engine = new EngineTransport(tenant);
    private final EventIterator iterator;
    private final FeedCursor cursor;

    private Node() {
      var repository =
          states.node(
              () -> mayStop(this, StopAt.BEFORE_WRITE), () -> mayStop(this, StopAt.AFTER_WRITE));
      var store =
          new RepositoryCheckpointStore(
              repository,
              time,
              rules.deadline() ? RepositoryCheckpointStore.LEASE : Duration.ofDays(9));
      var name =
          new CursorKey(
              Tenant.parse("acme.goskope.com"),
              Feed.parseList(FEED).get(0),
              new IteratorIndex("i"));
      var tokens = TokenSource.fixed(NetskopeSimulator.TOKEN);
      iterator = new EventIterator(name, this, tokens, time, 1 << 20);
      cursor =
          new FeedCursor(
              name,
              store.open(name),
              Extent.from(StartFrom.parse("resend")),
              time,
              rules.probation() ? PERIOD : Duration.ZERO,
              new CursorRules());
      cursor.takeOver();
    }

    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      var stopping =
          new BeforeSendHook() {
            @Override
            public CompletionStage<?> connected() {
              return hook.connected();
            }

            @Override
            public void sending() {
              hook.sending();
              mayStop(Node.this, StopAt.AFTER_LAST_WORD);
            }
          };
      return engine
          .send(request, stopping, buffer)
          .thenApply(
              answer -> {
                mayStop(this, StopAt.AFTER_ANSWER);
                return answer;
              });
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      throw new UnsupportedOperationException("no files here");
    }

    /** Moves the cursor, if it is let: it was not told that it is the owner no more. */
    private void goOn() {
      if (cursor.inHand().owed().isEmpty()
          && cursor.operation() instanceof IteratorOperation.Next) {
        step();
      }
    }

    /** One request, or one page delivered; true when it was a request that moved nothing. */
    private boolean step() {
      time.pass(Duration.ofMillis(random.nextInt(1000)));
      quietSteps -= this == owner ? 1 : 0;
      try {
        if (cursor.inHand().owed().isPresent()) {
          deliver(cursor.inHand().owed().get());
          return false;
        }
        boolean compares = cursor.operation() instanceof IteratorOperation.Resend;
        Fetched.Step step = DirectFetch.fetch(cursor, iterator).step();
        return compares && (step == Fetched.Step.REPEATED || step == Fetched.Step.EMPTY);
      } catch (CheckpointException | NetskopeException e) {
        return false;
      }
    }

    private void deliver(OwedPage page) {
      mayStop(this, StopAt.BEFORE_DELIVERY);
      for (int i = page.position(); i < page.page().size(); i++) {
        tenant.oracle().delivered(FEED, page.page().record(i).json());
      }
      cursor.inHand().settle();
    }
  }
}
