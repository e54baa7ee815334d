package io.github.camelnetskope.model;

import io.github.camelnetskope.campaign.ScriptedTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A cursor with its checkpoint, without the feed around it. */
final class CursorClient implements Client {
  private static final CursorKey KEY =
      new CursorKey(
          Tenant.parse("acme.goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));
  private static final EventIterator ITERATOR =
      new EventIterator(
          KEY, new ScriptedTransport(), TokenSource.fixed("t"), new VirtualTime(), 1 << 20);
  private static final Map<IteratorOperation, IteratorRequest> REQUESTS = new ConcurrentHashMap<>();
  private static final Duration PROBATION = Duration.ofMinutes(10);
  private static final Reply EMPTY_ARRAY = Reply.ofTenant(Model.NOTHING, true);

  private final VirtualTime time;
  private final States states;
  private final @Nullable OldRule rule;
  private final FeedCursor cursor;
  private @Nullable IteratorRequest request;

  private CursorClient(VirtualTime time, States states, @Nullable OldRule rule) {
    this.time = time;
    this.states = states;
    this.rule = rule;
    var store = new RepositoryCheckpointStore(states.owner(), time);
    boolean noProbation = rule == OldRule.NO_PROBATION;
    this.cursor =
        new FeedCursor(
            KEY,
            store.open(KEY),
            Extent.from(StartFrom.parse("resend")),
            time,
            noProbation ? Duration.ZERO : PROBATION,
            new CursorRules());
    cursor.takeOver();
  }

  /** Processes that share a store. */
  static Factory factory(@Nullable OldRule rule) {
    var time = new VirtualTime();
    var states = new States();
    return () -> new CursorClient(time, states, rule);
  }

  @Override
  public boolean savesFirst() {
    return !(cursor.operation() instanceof Resend);
  }

  @Override
  public IteratorOperation ask() {
    IteratorRequest sent = prepare();
    cursor.announce(sent.operation());
    cursor.confirm(sent.operation());
    return sent.operation();
  }

  private IteratorRequest prepare() {
    IteratorRequest its = REQUESTS.computeIfAbsent(cursor.operation(), ITERATOR::request);
    request = its;
    return its;
  }

  @Override
  public void askWithoutConnection() {
    neverLeft(prepare());
  }

  @Override
  public void askWithoutSending() {
    IteratorRequest made = prepare();
    cursor.announce(made.operation());
    neverLeft(made);
  }

  private void neverLeft(IteratorRequest made) {
    failed(made, (NetskopeException) made.failure(Reply.failure(Reached.NOTHING)));
  }

  @Override
  public void askWithoutSaving() {
    IteratorRequest made = prepare();
    failing(() -> cursor.announce(made.operation()));
  }

  private void failing(Runnable save) {
    states.full(true);
    try {
      save.run();
    } catch (CheckpointException e) {
      // As the feed does: it keeps what it has in hand, and goes on later.
    } finally {
      states.full(false);
    }
  }

  @Override
  public void answer(Reply reply, boolean storeFails) {
    IteratorRequest asked = request;
    if (storeFails) {
      failing(() -> received(asked, reply));
    } else {
      received(asked, reply);
    }
  }

  private void received(IteratorRequest asked, Reply reply) {
    ApiResponse response = response(asked, reply);
    EventPage page;
    try {
      if (response == null) {
        throw asked.failure(Reply.failure(Reached.PERHAPS_THE_TENANT));
      }
      asked.check(response);
      page = asked.read(response);
    } catch (NetskopeException e) {
      if (rule == OldRule.REFUSED_IS_NOT_MOVED && reply.kind() == Reply.Kind.REFUSAL) {
        cursor.announce(asked.operation()); // as if it had not left
      }
      failed(asked, e);
      return;
    }
    var unused = cursor.answered(page);
  }

  /** An old rule takes an answer for another one. */
  private @Nullable ApiResponse response(IteratorRequest asked, Reply reply) {
    boolean silence = reply.kind() == Reply.Kind.SILENCE;
    boolean refusedResend =
        reply.kind() == Reply.Kind.REFUSAL && asked.operation() instanceof Resend;
    boolean believed =
        (rule == OldRule.SILENCE_IS_BELIEVED && silence)
            || (rule == OldRule.REFUSED_RESEND_MEANS_NEXT && refusedResend);
    return believed ? EMPTY_ARRAY.response() : reply.response();
  }

  private void failed(IteratorRequest asked, NetskopeException failure) {
    try {
      var unused = cursor.failed(asked.operation(), failure);
    } catch (NetskopeException e) {
      // As expected: it says that there is no page.
    }
  }

  @Override
  public int inHand() {
    return inHand(cursor);
  }

  /** The record that a cursor has in hand. */
  static int inHand(FeedCursor cursor) {
    return cursor
        .inHand()
        .owed()
        .map(OwedPage::page)
        .map(CursorClient::number)
        .orElse(Model.NOTHING);
  }

  private static int number(EventPage page) {
    String record = new String(page.lines(0, 1), StandardCharsets.UTF_8);
    return record.charAt("{\"_id\":\"".length()) - '0';
  }

  @Override
  public boolean isDone() {
    return isDone(cursor);
  }

  /** Whether all of what a cursor has in hand was done before. */
  static boolean isDone(FeedCursor cursor) {
    return cursor.inHand().owed().filter(page -> page.position() == page.page().size()).isPresent();
  }

  @Override
  public void deliver() {
    // Nothing of it is kept.
  }

  @Override
  public void savePosition() {
    cursor.inHand().save(1);
  }

  @Override
  public void settle() {
    cursor.inHand().settle();
  }

  @Override
  public void settleWithoutSaving() {
    failing(cursor.inHand()::settle);
  }

  @Override
  public void hold() {
    cursor.inHand().hold(0, 1);
  }

  @Override
  public void die(boolean durable) {
    if (!durable) {
      states.clear();
    }
  }

  @Override
  public void takeBack() {
    cursor.takeOver();
  }

  @Override
  public boolean isCalm() {
    return !cursor.comparesFirst();
  }

  @Override
  public void probationPasses() {
    time.pass(PROBATION.plusSeconds(2));
  }

  @Override
  public void describe(StringBuilder text) {
    Memory.describe(cursor, text);
    states.describe(text);
  }
}
