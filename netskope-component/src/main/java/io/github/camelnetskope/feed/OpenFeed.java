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
 * A feed that a consumer has opened: its cursor, and its timer, which is updated after each step.
 * Confined to the feed's worker, except for {@link #close()} and the timer.
 */
public final class OpenFeed implements AutoCloseable {
  private final CursorKey key;
  private final Object owner;
  private final Function<IteratorOperation, IteratorRequest> requests;
  private final FeedCursor cursor;
  private final FeedTimer timer;
  private final SideLines lines;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Whether the cursor has to be taken over before the next request. */
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

  /** Opens a feed that no other consumer of this JVM has open, with the plan of its checkpoint. */
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
              key.feed().isCsv() ? Duration.ZERO : settings.probation(), // CSV has no resend
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

  /**
   * A checkpoint that cannot be read blocks its own feed only: it is read again before the feed's
   * next request.
   */
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

  /** The extra data that is kept beside the checkpoint. */
  SideLines lines() {
    return lines;
  }

  /**
   * Reclaims the cursor after being fenced off, or when its checkpoint could not be read.
   *
   * @return whether it was reclaimed; the page that was in hand is then no longer valid
   */
  public boolean reclaim() {
    boolean again = steppedDown;
    if (again) {
      cursor.takeOver();
      steppedDown = false;
    }
    return again;
  }

  /** Whether the checkpoint says that it has reached {@code until}. */
  public boolean isDone() {
    return !steppedDown && cursor.end().isReached();
  }

  /** How many requests follow each other: 2 when a resend is compared before {@code next}. */
  int requestsAtOnce() {
    boolean pair = !steppedDown && cursor.comparesFirst() && cursor.operation() instanceof Resend;
    return pair ? 2 : 1;
  }

  /** The cursor's next request. */
  public IteratorRequest request() {
    return requests.apply(cursor.operation());
  }

  /**
   * Reads the page of an answer.
   *
   * @param setAside called with the cause when an unreadable answer is set aside and skipped
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

  /** A request has ended with a result that was understood. */
  public void answered(Fetched fetched) {
    if (fetched.step() == Fetched.Step.UNCONFIRMED) {
      timer.after(new Outcome.Held(++failuresInARow));
    } else {
      failuresInARow = 0;
      timer.after(FeedTimer.outcome(fetched));
    }
  }

  /** All records of the page are done. */
  public void settle() {
    cursor.inHand().settle();
    failuresInARow = 0;
  }

  /**
   * The route failed.
   *
   * @param progressed whether some records were done before the failure
   */
  void held(boolean progressed) {
    failuresInARow = progressed ? 1 : failuresInARow + 1;
    timer.after(new Outcome.Held(failuresInARow));
  }

  /** A step has failed, not in the route. */
  public void failed(Throwable failure) {
    failuresInARow++;
    cursor.lookFailed();
    if (failure instanceof CheckpointFencedException) {
      steppedDown = true;
      timer.after(new Outcome.SteppedDown());
    } else if (failure instanceof NetskopeException answer) {
      timer.after(new Outcome.Failed(answer, failuresInARow));
    } else {
      // A checkpoint that cannot be saved, or a bug: no request was sent.
      timer.after(new Outcome.Held(failuresInARow));
    }
  }

  /** Releases the cursor for another consumer; later saves are refused. Thread-safe. */
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
