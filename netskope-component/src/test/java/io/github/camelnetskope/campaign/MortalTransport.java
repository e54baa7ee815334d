package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A transport whose process may be killed before a request is sent, or when its answer has come.
 */
public final class MortalTransport implements Transport {
  private final EngineTransport transport;
  private final MortalStore process;

  public MortalTransport(EngineTransport transport, MortalStore process) {
    this.transport = transport;
    this.process = process;
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    process.mayKill();
    var alive = new CompletableFuture<ApiResponse>();
    var unused =
        transport
            .send(request, hook, buffer)
            .whenComplete((answer, failure) -> ended(alive, answer, failure));
    return alive;
  }

  /** A failure is thrown unchanged, as by the real transport, not as the cause of another. */
  private void ended(
      CompletableFuture<ApiResponse> alive,
      @Nullable ApiResponse answer,
      @Nullable Throwable failure) {
    try {
      process.mayKill();
    } catch (Killed e) {
      alive.completeExceptionally(e);
      return;
    }
    if (failure == null) {
      alive.complete(answer);
    } else {
      alive.completeExceptionally(failure);
    }
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }
}
