package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.AnswerEnding;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The simulated tenant without a network: shows a client what the real transport would. */
public final class EngineTransport implements Transport {
  private final SimulatedTenant tenant;

  public EngineTransport(SimulatedTenant tenant) {
    this.tenant = tenant;
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    var answer = new CompletableFuture<ApiResponse>();
    var unused =
        hook.connected()
            .whenComplete(
                (ready, failure) -> {
                  if (failure == null) {
                    leave(request, hook, answer);
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
    return answer;
  }

  private void leave(
      ApiRequest request, BeforeSendHook hook, CompletableFuture<ApiResponse> answer) {
    try {
      hook.sending();
      answer.complete(answer(request));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }

  /** What comes back of a request. */
  public ApiResponse answer(ApiRequest request) throws TransportException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Encoding", "gzip");
    request.token().ifPresent(token -> headers.put(ApiRequest.TOKEN_HEADER, token.value()));
    String target = request.uri().getRawPath() + "?" + request.uri().getRawQuery();
    SimulatorAnswer answer =
        tenant.answer(SimulatorRequest.of(request.method(), target, headers, new byte[0]));
    AnswerEnding ending = answer.ending();
    if (ending instanceof AnswerEnding.DroppedBeforeStatus) {
      throw new TransportException(Reached.PERHAPS_THE_TENANT, "dropped");
    }
    if (ending instanceof AnswerEnding.StalledAfter stalled && stalled.bytes() < 0) {
      throw new TransportException(Reached.PERHAPS_THE_TENANT, "timed out");
    }
    if (!ending.arrivesWhole() || wrongLength(answer)) {
      throw new TransportException(Reached.THE_ANSWER, "broken");
    }
    return new ApiResponse(answer.status(), ApiHeaders.of(answer.headers()), answer.body());
  }

  private static boolean wrongLength(SimulatorAnswer answer) {
    return answer
        .headerValue("Content-Length")
        .filter(length -> Integer.parseInt(length) != answer.body().length)
        .isPresent();
  }
}
