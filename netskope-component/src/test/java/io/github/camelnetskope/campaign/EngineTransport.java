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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulated tenant without a network: shows a client what the real transport would. */
public final class EngineTransport implements Transport {
  private final SimulatedTenant tenant;
  private final @Nullable VirtualTime time;
  private final Road road;

  /** A tenant that answers at once, without its latency. */
  public EngineTransport(SimulatedTenant tenant) {
    this(tenant, null, Road.NONE);
  }

  /**
   * A slow tenant. A request that the client gives up is carried out nevertheless.
   *
   * @param time in which the answers come; at once when absent
   * @param road the network between client and tenant
   */
  public EngineTransport(SimulatedTenant tenant, @Nullable VirtualTime time, Road road) {
    this.tenant = tenant;
    this.time = time;
    this.road = road;
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
    } catch (Throwable e) {
      answer.completeExceptionally(e);
      return;
    }
    after(road.there(), () -> arrive(request(request), answer));
  }

  private void arrive(SimulatorRequest request, CompletableFuture<ApiResponse> answer) {
    Road.Trip trip;
    OpenRequest open;
    try {
      road.arriving();
      open = tenant.open(request);
      trip = road.arrived(request);
    } catch (Throwable e) {
      answer.completeExceptionally(e);
      return;
    }
    after(open.delay(), () -> end(open, trip, answer));
  }

  private void after(Duration delay, Runnable then) {
    if (time == null || delay.isZero()) {
      then.run();
    } else {
      var unused = time.scheduler.schedule(then, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void end(OpenRequest open, Road.Trip trip, CompletableFuture<ApiResponse> answer) {
    try (open) {
      SimulatorAnswer sent = trip.answered(open.answer());
      after(road.back(), () -> receive(sent, answer));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  private static void receive(SimulatorAnswer sent, CompletableFuture<ApiResponse> answer) {
    try {
      answer.complete(received(sent));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    throw new UnsupportedOperationException("no files here");
  }

  private SimulatorRequest request(ApiRequest request) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Encoding", "gzip");
    headers.put(Schedule.PROCESS, road.process());
    request.token().ifPresent(token -> headers.put(ApiRequest.TOKEN_HEADER, token.value()));
    String target = request.uri().getRawPath() + "?" + request.uri().getRawQuery();
    request.body().ifPresent(body -> headers.put("Content-Type", body.contentType()));
    byte[] body = request.body().map(ApiRequest.Body::bytes).orElse(new byte[0]);
    return SimulatorRequest.of(request.method(), target, headers, body);
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
