package io.github.camelnetskope.feed;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.Checkpoint;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Pacing;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.slf4j.LoggerFactory;

/** One feed with a tenant, a route, a store and clocks that the test controls. */
final class MachineRig implements FeedHost, PageRoute, Transport {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The quota and the owners of a cursor are the JVM's: each rig has a tenant of its own. */
  final CursorKey key =
      new CursorKey(
          Tenant.parse("rig" + NUMBER.incrementAndGet() + ".goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));

  final VirtualTime time = new VirtualTime();
  final Deque<Runnable> workers = new ArrayDeque<>();
  final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  final BufferBudget budget = new BufferBudget(1_000_000);
  final Turns turns = new Turns(1);
  final List<String> left = new ArrayList<>();
  final List<Integer> handedOut = new ArrayList<>();
  final Deque<Runnable> inRoute = new ArrayDeque<>();
  CompletableFuture<ApiResponse> request = new CompletableFuture<>();
  boolean storeFails;
  private Optional<Checkpoint> saved = Optional.empty();
  boolean exchangesComeBackLater;
  Runnable beforePoll = () -> {};
  IntConsumer route = from -> {};

  FeedEngine open(String startFrom, boolean stopOnFailure) {
    var resources =
        new FeedResources(
            this,
            TokenSource.fixed("s3cret"),
            this::entry,
            new CursorRules(),
            workers::add,
            time.scheduler,
            time,
            budget,
            turns,
            // What is logged does not count as a step.
            new FeedWarnings(new VirtualTime().scheduler, Runnable::run),
            new Random(1));
    var pacing =
        new Pacing(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(1)),
            Duration.ofSeconds(30));
    var settings =
        new FeedSettings(
            Extent.from(StartFrom.parse(startFrom)),
            Duration.ofMinutes(1),
            pacing,
            Duration.ZERO,
            exchangesComeBackLater ? Duration.ofSeconds(10) : Duration.ZERO,
            stopOnFailure,
            1_000_000,
            1,
            Duration.ofSeconds(5),
            false,
            Optional.empty());
    return FeedEngine.open(key, this, resources, settings, LoggerFactory.getLogger("rig"));
  }

  /** Opens the feed and lets it go as far as its first request. */
  FeedEngine begin(String startFrom, boolean stopOnFailure) {
    FeedEngine engine = open(startFrom, stopOnFailure);
    engine.begin(Duration.ZERO);
    work();
    next();
    return engine;
  }

  /** Runs all events there are. */
  void work() {
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
  }

  /** Goes to the next alarm. */
  void next() {
    time.runNext();
    work();
  }

  void answer(int records) {
    request.complete(Pages.answer(records));
    work();
  }

  Optional<Checkpoint> saved() {
    return saved;
  }

  private CheckpointStore.Entry entry(CursorKey cursor) {
    CheckpointStore.Entry real = store.open(cursor);
    return new CheckpointStore.Entry() {
      @Override
      public Optional<Checkpoint> load() {
        return real.load();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        if (storeFails) {
          throw new CheckpointException("the disk is full");
        }
        real.save(checkpoint);
        saved = Optional.of(checkpoint);
      }

      @Override
      public void close() {
        real.close();
      }
    };
  }

  // ---- the tenant

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest asked, BeforeSendHook hook, BufferReservation buffer) {
    var answer = new CompletableFuture<ApiResponse>();
    request = answer;
    String query = asked.uri().getRawQuery();
    var unused =
        hook.connected()
            .whenComplete(
                (ready, failure) -> {
                  if (failure == null) {
                    hook.sending();
                    left.add(query.replaceAll(".*operation=(\\w+).*", "$1"));
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
    return answer;
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest asked, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }

  // ---- the route

  @Override
  public int end(int from) {
    return from + 1;
  }

  @Override
  public void deliver(PageProgress progress, int from, int to, Runnable done) {
    boolean unused = progress.handOut(from, to);
    handedOut.add(from);
    Runnable ending =
        () -> {
          try {
            route.accept(from);
            progress.succeeded(from, to);
          } catch (Throwable e) {
            progress.failed(e);
          }
          done.run();
        };
    if (exchangesComeBackLater) {
      inRoute.add(ending);
    } else {
      ending.run();
    }
  }

  @Override
  public PageRoute route(OwedPage page) {
    return this;
  }

  @Override
  public boolean mayPoll() {
    beforePoll.run();
    return true;
  }

  @Override
  public void polled(int records) {}

  @Override
  public boolean failed(Throwable cause) {
    return false;
  }

  @Override
  public void setAside(Throwable why) {
    // Not read.
  }

  @Override
  public boolean wantsEmptyMessages() {
    return false;
  }

  @Override
  public void sendEmptyMessage(Runnable done) {
    done.run();
  }

  @Override
  public void changed() {}
}
