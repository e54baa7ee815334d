package io.github.camelnetskope.model;

import io.github.camelnetskope.campaign.ScriptedTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.checkpoint.RepositoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The real cursor of a stripe with its seam and its checkpoint, without the feed around it. */
final class StripeClient {
  private static final Duration PROBATION = Duration.ofMinutes(10);
  private static final ApiHeaders NO_HEADERS = ApiHeaders.of(Map.of());

  /** What it wants of the tenant. */
  enum Wants {
    NEXT,
    RESEND,
    EPOCH,
    LOOK,
    LOOK_ON
  }

  /**
   * What can be seen of it.
   *
   * @param wants its next request
   * @param inHand the records of the page that is to be delivered; null without one
   * @param position from which it is to be delivered
   * @param step what the answer before meant; null when nothing was answered
   */
  record View(
      Wants wants,
      @Nullable String inHand,
      int position,
      Fetched.@Nullable Step step,
      boolean calm,
      boolean done,
      boolean unproven) {}

  private final SeamWorld world;
  private final boolean second;
  private final CursorKey key;
  private final EventIterator iterator;
  private final Map<IteratorOperation, IteratorRequest> requests = new HashMap<>();
  private final VirtualTime time = new VirtualTime();
  private final States states = new States();
  private String found = "";
  private FeedCursor cursor;
  private @Nullable IteratorRequest request;
  private Fetched.@Nullable Step step;

  /**
   * A process that begins.
   *
   * @param saved what the one before has saved; empty when there was none
   */
  StripeClient(SeamWorld world, boolean second, String saved) {
    this.world = world;
    this.second = second;
    this.key =
        new CursorKey(
            Tenant.parse("acme.goskope.com"),
            Feed.parseList("events/page").get(0),
            new IteratorIndex(second ? "i.2" : "i.1"));
    this.iterator =
        new EventIterator(key, new ScriptedTransport(), TokenSource.fixed("t"), time, 1 << 20);
    states.restore(saved);
    this.cursor = open();
  }

  /** What its process found when it began. */
  String found() {
    return found;
  }

  private FeedCursor open() {
    found = states.saved();
    var store = new RepositoryCheckpointStore(states.owner(), time);
    var opened =
        new FeedCursor(key, store.open(key), world.extent(second), time, PROBATION, world.rules());
    opened.takeOver();
    return opened;
  }

  void take(StripeInput input) {
    step = null;
    switch (input.kind()) {
      case ASK -> ask();
      case ASK_BUT_NOT_SAVED -> failing(this::ask);
      case ANSWER -> answered(page(input));
      case ANSWER_NOT_SAVED -> failing(() -> answered(page(input)));
      case LOST -> answered(null);
      case REFUSED -> answered(new ApiResponse(403, NO_HEADERS, new byte[0]));
      case SAVE_POSITION -> cursor.inHand().save((int) input.number());
      case SETTLE -> cursor.inHand().settle();
      case SETTLE_NOT_SAVED -> failing(cursor.inHand()::settle);
      case ROUTE_FAILS -> cursor.inHand().hold((int) input.number(), (int) input.number() + 1);
      case DIE -> {
        request = null;
        cursor = open();
      }
      case PROBATION_PASSES -> time.pass(PROBATION.plusSeconds(2));
    }
  }

  private void ask() {
    IteratorRequest made = requests.computeIfAbsent(cursor.operation(), iterator::request);
    cursor.announce(made.operation());
    cursor.confirm(made.operation());
    request = made;
  }

  private void failing(Runnable save) {
    states.full(true);
    try {
      save.run();
    } catch (CheckpointException e) {
      cursor.lookFailed(); // as the feed does
    } finally {
      states.full(false);
    }
  }

  private static ApiResponse page(StripeInput input) {
    String records =
        input
            .letters()
            .chars()
            .mapToObj(letter -> "{\"_id\":\"" + (char) letter + "\"}")
            .collect(Collectors.joining(","));
    String json =
        "{\"ok\":1,\"result\":[" + records + "],\"timestamp_hwm\":" + input.number() + "}";
    return new ApiResponse(200, NO_HEADERS, json.getBytes(StandardCharsets.UTF_8));
  }

  private void answered(@Nullable ApiResponse response) {
    IteratorRequest asked = request;
    request = null;
    EventPage page;
    try {
      if (response == null) {
        throw asked.failure(Reply.failure(Reached.PERHAPS_THE_TENANT));
      }
      asked.check(response);
      page = asked.read(response);
    } catch (NetskopeException e) {
      failed(asked.operation(), e);
      return;
    }
    step = cursor.answered(page).step();
  }

  private void failed(IteratorOperation operation, NetskopeException failure) {
    try {
      step = cursor.failed(operation, failure).step();
    } catch (NetskopeException e) {
      // As expected: it says that there is no page.
    }
  }

  View view() {
    Optional<OwedPage> owed = cursor.inHand().owed();
    return new View(
        wants(),
        owed.map(page -> letters(page.page())).orElse(null),
        owed.map(OwedPage::position).orElse(0),
        step,
        !cursor.comparesFirst(),
        cursor.end().isReached(),
        cursor.end().isUnproven());
  }

  private Wants wants() {
    IteratorOperation operation = cursor.operation();
    if (operation instanceof Look look) {
      return look.operation() instanceof Epoch ? Wants.LOOK : Wants.LOOK_ON;
    }
    if (operation instanceof Epoch) {
      return Wants.EPOCH;
    }
    return operation instanceof Next ? Wants.NEXT : Wants.RESEND;
  }

  private static String letters(EventPage page) {
    var letters = new StringBuilder();
    for (int i = 0; i < page.size(); i++) {
      letters.append(page.record(i).json().charAt("{\"_id\":\"".length()));
    }
    return letters.toString();
  }

  /** All that decides what it does next. */
  String describe() {
    var text = new StringBuilder(2000);
    Memory.describe(cursor, time.moment(), text);
    Memory.describe(cursor.end(), time.moment(), text);
    states.describe(text);
    text.append('|').append(step);
    Memory.describe(request == null ? null : request.operation(), text);
    return text.append(request != null && request.operation() instanceof Look).toString();
  }
}
