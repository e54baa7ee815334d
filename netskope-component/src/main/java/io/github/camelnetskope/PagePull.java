package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.MalformedAnswer;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.feed.OpenFeed;
import io.github.camelnetskope.query.WaitingThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page and waits for it, on the caller's thread, which saves the checkpoint as well.
 * Confined to one thread at a time, but for {@link #giveUp()}.
 */
final class PagePull {
  private final OpenFeed feed;
  private final FeedResources resources;
  private final Consumer<MalformedAnswer> setAside;

  /** Of the page in hand. */
  private volatile BufferReservation memory;

  private volatile boolean givenUp;
  private volatile @Nullable CompletableFuture<ApiResponse> pending;

  /**
   * Asks for nothing yet.
   *
   * @param setAside hears of an answer that cannot be read, and is passed over
   */
  PagePull(OpenFeed feed, FeedResources resources, Consumer<MalformedAnswer> setAside) {
    this.feed = feed;
    this.setAside = setAside;
    this.resources = resources;
    this.memory = resources.buffers().reserve();
  }

  /**
   * Asks once; the cursor has the page then, if there is one.
   *
   * @throws RuntimeException why there is no answer
   */
  void pull() {
    IteratorRequest request = feed.request();
    feed.timer().sent();
    memory.close();
    memory = resources.buffers().reserve();
    feed.answered(fetch(request, memory));
  }

  private Fetched fetch(IteratorRequest request, BufferReservation buffer) {
    try {
      ApiResponse answer = await(request, buffer);
      return feed.cursor().answered(feed.read(request, answer, setAside));
    } catch (NetskopeException e) {
      return feed.cursor().failed(request.operation(), e);
    }
  }

  private ApiResponse await(IteratorRequest request, BufferReservation buffer) {
    var here = new WaitingThread<ApiResponse>();
    var hook = new Hook(feed.cursor(), request.operation(), here);
    var sent = request.send(feed.timer().gate(hook, resources.timer()), buffer);
    pending = sent;
    if (givenUp) {
      sent.cancel(true);
    }
    var unused =
        sent.whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                here.answered(answer);
              } else {
                here.failed(failure);
              }
            });
    try {
      return here.await();
    } catch (Throwable e) {
      sent.cancel(true);
      throw request.failure(e);
    }
  }

  /** Ends the request under way, and each later one. For any thread. */
  void giveUp() {
    givenUp = true;
    CompletableFuture<ApiResponse> sent = pending;
    if (sent != null) {
      sent.cancel(true);
    }
    memory.close();
  }

  private record Hook(FeedCursor cursor, IteratorOperation operation, WaitingThread<?> here)
      implements BeforeSendHook {
    @Override
    public CompletionStage<?> connected() {
      return BeforeSendHook.run(() -> cursor.announce(operation), here);
    }

    @Override
    public void sending() {
      cursor.confirm(operation);
    }
  }
}
