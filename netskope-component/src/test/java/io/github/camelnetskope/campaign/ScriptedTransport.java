package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Gives the answers of a script, and records the requests. */
public final class ScriptedTransport implements Transport {
  private final Deque<Object> script = new ArrayDeque<>();
  private final List<String> operations = new ArrayList<>();

  /** The next request gets this answer. */
  public ScriptedTransport answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    script.add(new ApiResponse(status, ApiHeaders.of(Map.of()), bytes));
    return this;
  }

  /** The next request gets no complete answer. */
  public ScriptedTransport fail(Reached reached) {
    script.add(reached);
    return this;
  }

  /** The requests, in order. */
  public List<String> operations() {
    return operations;
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    String query = request.uri().getQuery();
    operations.add(query.substring("operation=".length(), query.indexOf('&')));
    Object next = script.remove();
    if (next == Reached.NOTHING) {
      return failed(Reached.NOTHING);
    }
    hook.connected().toCompletableFuture().join();
    hook.sending();
    return next instanceof ApiResponse answer
        ? CompletableFuture.completedFuture(answer)
        : failed((Reached) next);
  }

  private static CompletableFuture<ApiResponse> failed(Reached reached) {
    return CompletableFuture.failedFuture(new TransportException(reached, "no answer"));
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }
}
