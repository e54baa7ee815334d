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
 * Requests a page and blocks the calling thread until it is there; the same thread saves the
 * checkpoint. Confined to one thread at a time; only {@link #giveUp()} may be called from any
 * thread.
 */
final class PagePull {
  private final OpenFeed feed;
  private final FeedResources resources;
  private final Consumer<MalformedAnswer> setAside;

  /** The buffers of the page in hand; closed when the next page is requested. */
  private volatile BufferReservation memory;

  private volatile boolean givenUp;
  private volatile @Nullable CompletableFuture<ApiResponse> pending;

  /**
   * Sends nothing yet.
   *
   * @param setAside called with the cause when an unreadable answer is set aside and skipped
   */
  PagePull(OpenFeed feed, FeedResources resources, Consumer<MalformedAnswer> setAside) {
    this.feed = feed;
    this.setAside = setAside;
    this.resources = resources;
    this.memory = resources.buffers().reserve();
  }

  /**
   * Sends one request; afterwards the cursor has the page, if there is one.
   *
   * @throws RuntimeException when there is no answer
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

  /** Cancels the request in flight and every later one. Thread-safe. */
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
