package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A tenant that connects and answers when a test says so. */
final class FakeTenant implements Transport {
  private final List<String> log;
  private final List<Call> calls = new ArrayList<>();
  private final Deque<RuntimeException> refusals = new ArrayDeque<>();

  FakeTenant(List<String> log) {
    this.log = log;
  }

  private static final class Call {
    private final BeforeSendHook hook;
    private final BufferReservation buffer;
    private final CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    private boolean left;

    private Call(BeforeSendHook hook, BufferReservation buffer) {
      this.hook = hook;
      this.buffer = buffer;
    }
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    if (!refusals.isEmpty()) {
      throw refusals.remove();
    }
    String query = request.uri().getQuery();
    log.add("send " + query.substring("operation=".length(), query.indexOf('&')));
    var call = new Call(hook, buffer);
    calls.add(call);
    var unused =
        call.answer.whenComplete(
            (answer, failure) -> {
              if (call.answer.isCancelled()) {
                log.add("cancel");
              }
            });
    return call.answer;
  }

  /** The next request cannot be started. */
  void refusesOnce(RuntimeException why) {
    refusals.add(why);
  }

  /**
   * The connection of the last request is ready; the request is sent after the checkpoint was
   * saved.
   */
  void connect() {
    Call call = last();
    if (call.left) {
      return;
    }
    var unused =
        call.hook
            .connected()
            .whenComplete(
                (ready, failure) -> {
                  if (failure == null) {
                    leave(call);
                  } else {
                    call.answer.completeExceptionally(failure);
                  }
                });
  }

  /** The connection of the last request is ready, and breaks before the request is sent. */
  void connectInVain() {
    Call call = last();
    var unused =
        call.hook
            .connected()
            .whenComplete(
                (ready, failure) ->
                    call.answer.completeExceptionally(
                        failure == null
                            ? new TransportException(Reached.NOTHING, "not sent")
                            : failure));
  }

  private void leave(Call call) {
    try {
      call.hook.sending();
      call.left = true;
      log.add("left");
    } catch (RuntimeException e) {
      call.answer.completeExceptionally(e);
    }
  }

  /** The last request is answered. */
  void answer(ApiResponse response) {
    Call call = last();
    if (call.buffer.grow(response.body().length())) {
      call.buffer.shrink(response.body().length());
      call.answer.complete(response);
    } else {
      fail(Reached.THE_ANSWER);
    }
  }

  /** The last request brings no answer. */
  void fail(Reached reached) {
    fail(new TransportException(reached, "no answer"));
  }

  void fail(Throwable failure) {
    last().answer.completeExceptionally(failure);
  }

  private Call last() {
    return calls.get(calls.size() - 1);
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }
}
