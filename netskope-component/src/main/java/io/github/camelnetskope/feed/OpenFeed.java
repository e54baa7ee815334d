package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OtherPlanException;
import io.github.camelnetskope.checkpoint.SideLines;
import io.github.camelnetskope.client.CsvIterator;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.MalformedAnswer;
import io.github.camelnetskope.client.Pacing.Outcome;
import io.github.camelnetskope.client.http.ApiResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A feed in the hands of a consumer: its cursor, and its timer, which hears how each step ended.
 * Confined to the feed's worker, but for {@link #close()} and the timer.
 */
public final class OpenFeed implements AutoCloseable {
  private final CursorKey key;
  private final Object owner;
  private final Function<IteratorOperation, IteratorRequest> requests;
  private final FeedCursor cursor;
  private final FeedTimer timer;
  private final SideLines lines;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Whether the cursor has to be taken over before anything is asked. */
  private boolean steppedDown;

  private final UnreadableAnswers unreadable;
  private int failuresInARow;

  private OpenFeed(
      CursorKey key,
      Object owner,
      Function<IteratorOperation, IteratorRequest> requests,
      FeedCursor cursor,
      FeedTimer timer,
      SideLines lines,
      Optional<UnreadableRule> rule) {
    this.key = key;
    this.owner = owner;
    this.requests = requests;
    this.cursor = cursor;
    this.timer = timer;
    this.lines = lines;
    this.unreadable = new UnreadableAnswers(cursor, rule);
  }

  /** Opens a feed that nobody else of this JVM has open; not with another plan of its history. */
  public static OpenFeed open(
      CursorKey key, Object owner, FeedResources resources, FeedSettings settings) {
    CursorOwners.claim(key, owner);
    try {
      return open(key, owner, resources, settings, resources.checkpoints().open(key));
    } catch (Throwable e) {
      CursorOwners.release(key, owner);
      throw e;
    }
  }

  private static OpenFeed open(
      CursorKey key,
      Object owner,
      FeedResources resources,
      FeedSettings settings,
      CheckpointStore.Entry entry) {
    try {
      var cursor =
          new FeedCursor(
              key,
              entry,
              settings.extent(),
              resources.time(),
              key.feed().isCsv() ? Duration.ZERO : settings.probation(), // nothing is resent
              resources.rules());
      var timer =
          new FeedTimer(
              settings.pacing(), key, resources.time(), settings.delay(), resources.random());
      var feed =
          new OpenFeed(
              key,
              owner,
              requests(cursor, resources, settings),
              cursor,
              timer,
              entry.lines(),
              settings.unreadable());
      feed.tryToTakeOver();
      return feed;
    } catch (Throwable e) {
      entry.close();
      throw e;
    }
  }

  private static Function<IteratorOperation, IteratorRequest> requests(
      FeedCursor cursor, FeedResources resources, FeedSettings settings) {
    CursorKey key = cursor.cursor();
    var transport = resources.transport();
    var tokens = resources.tokens();
    int most = settings.maxPageBytes();
    return key.feed().isCsv()
        ? new CsvIterator(key, transport, tokens, resources.time(), most, cursor::iterator)::request
        : new EventIterator(key, transport, tokens, resources.time(), most)::request;
  }

  /** A checkpoint that cannot be read holds up its own feed only: it is read again on its turn. */
  private void tryToTakeOver() {
    try {
      cursor.takeOver();
    } catch (OtherPlanException e) {
      throw e; // to read it again would not help
    } catch (CheckpointException e) {
      steppedDown = true;
    }
  }

  public FeedCursor cursor() {
    return cursor;
  }

  public FeedTimer timer() {
    return timer;
  }

  /** What is kept beside the checkpoint. */
  SideLines lines() {
    return lines;
  }

  /**
   * Reclaims the cursor after being fenced off, or when its checkpoint could not be read.
   *
   * @return whether that was so, and the page that was in hand is no longer owed
   */
  public boolean reclaim() {
    boolean again = steppedDown;
    if (again) {
      cursor.takeOver();
      steppedDown = false;
    }
    return again;
  }

  /** Whether it has come to its end, as far as is known. */
  public boolean isDone() {
    return !steppedDown && cursor.end().isReached();
  }

  /** How many requests have to follow each other at once. */
  int requestsAtOnce() {
    boolean pair = !steppedDown && cursor.comparesFirst() && cursor.operation() instanceof Resend;
    return pair ? 2 : 1;
  }

  /** The request for what the cursor wants next. */
  public IteratorRequest request() {
    return requests.apply(cursor.operation());
  }

  /**
   * Reads the page of an answer.
   *
   * @param setAside hears of one that cannot be read, and is passed over
   * @throws NetskopeException when there is no page in it
   */
  public EventPage read(
      IteratorRequest request, ApiResponse answer, Consumer<MalformedAnswer> setAside) {
    request.check(answer);
    try {
      EventPage page = request.read(answer);
      unreadable.over();
      cursor.end().check(page);
      return page;
    } catch (MalformedAnswer e) {
      return unreadable.pass(request, answer, e, setAside);
    }
  }

  /** A request has ended with something that could be read. */
  public void answered(Fetched fetched) {
    if (fetched.step() == Fetched.Step.UNCONFIRMED) {
      timer.after(new Outcome.Held(++failuresInARow));
    } else {
      failuresInARow = 0;
      timer.after(FeedTimer.outcome(fetched));
    }
  }

  /** All of a page is delivered. */
  public void settle() {
    cursor.inHand().settle();
    failuresInARow = 0;
  }

  /**
   * The route failed.
   *
   * @param progressed whether it took some records before
   */
  void held(boolean progressed) {
    failuresInARow = progressed ? 1 : failuresInARow + 1;
    timer.after(new Outcome.Held(failuresInARow));
  }

  /** A step failed otherwise. */
  public void failed(Throwable failure) {
    failuresInARow++;
    cursor.lookFailed();
    if (failure instanceof CheckpointFencedException) {
      steppedDown = true;
      timer.after(new Outcome.SteppedDown());
    } else if (failure instanceof NetskopeException answer) {
      timer.after(new Outcome.Failed(answer, failuresInARow));
    } else {
      // A checkpoint that cannot be saved, or a fault of ours: nothing was asked for without one.
      timer.after(new Outcome.Held(failuresInARow));
    }
  }

  /** Lets others have the cursor. Later saves are refused. For any thread. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      timer.close();
      try {
        cursor.close();
      } finally {
        CursorOwners.release(key, owner);
      }
    }
  }
}
