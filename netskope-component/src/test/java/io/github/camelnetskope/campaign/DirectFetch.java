package io.github.camelnetskope.campaign;

import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferBudget;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Requests whose answers are there at once, as those of {@link EngineTransport} are. */
public final class DirectFetch {
  private static final BufferBudget MEMORY = new BufferBudget(Long.MAX_VALUE);

  private DirectFetch() {}

  /** Sends one request, without a cursor. */
  public static EventPage page(EventIterator iterator, IteratorOperation operation) {
    IteratorRequest request = iterator.request(operation);
    return read(request, BeforeSendHook.NONE);
  }

  /** Sends the cursor's next request and gives it the outcome. */
  public static Fetched fetch(FeedCursor cursor, EventIterator iterator) {
    IteratorRequest request = iterator.request(cursor.operation());
    try {
      return cursor.answered(read(request, new Announcing(cursor, request.operation())));
    } catch (NetskopeException e) {
      return cursor.failed(request.operation(), e);
    }
  }

  private static EventPage read(IteratorRequest request, BeforeSendHook hook) {
    ApiResponse answer;
    try {
      answer = request.send(hook, MEMORY.reserve()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw request.failure(e.getCause());
    }
    request.check(answer);
    return request.read(answer);
  }

  private record Announcing(FeedCursor cursor, IteratorOperation operation)
      implements BeforeSendHook {
    @Override
    public CompletionStage<?> connected() {
      cursor.announce(operation);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void sending() {
      cursor.confirm(operation);
    }
  }
}
