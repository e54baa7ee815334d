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
import io.github.camelnetskope.simulator.OpenRequest;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated tenant without a network: shows a client what the real transport would. */
public final class EngineTransport implements Transport {
  private final SimulatedTenant tenant;
  private final @Nullable VirtualTime time;

  /** A tenant that answers at once, whatever its latency is. */
  public EngineTransport(SimulatedTenant tenant) {
    this(tenant, null);
  }

  /**
   * A tenant that takes its time. Whoever gives up a request does not end it: it is carried out.
   *
   * @param time in which the answers come; at once when absent
   */
  public EngineTransport(SimulatedTenant tenant, @Nullable VirtualTime time) {
    this.tenant = tenant;
    this.time = time;
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
    OpenRequest open;
    try {
      hook.sending();
      open = tenant.open(request(request));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
      return;
    }
    if (time == null || open.delay().isZero()) {
      end(open, answer);
    } else {
      var unused =
          time.scheduler.schedule(
              () -> end(open, answer), open.delay().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static void end(OpenRequest open, CompletableFuture<ApiResponse> answer) {
    try (open) {
      answer.complete(received(open.answer()));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }

  private static SimulatorRequest request(ApiRequest request) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Encoding", "gzip");
    request.token().ifPresent(token -> headers.put(ApiRequest.TOKEN_HEADER, token.value()));
    String target = request.uri().getRawPath() + "?" + request.uri().getRawQuery();
    return SimulatorRequest.of(request.method(), target, headers, new byte[0]);
  }

  private static ApiResponse received(SimulatorAnswer answer) throws TransportException {
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
