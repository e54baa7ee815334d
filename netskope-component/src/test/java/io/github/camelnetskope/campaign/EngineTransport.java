package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Cancellation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.AnswerEnding;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.util.HashMap;
import java.util.Map;

/** The simulated tenant without a network: shows a client what the real transport would. */
public final class EngineTransport implements Transport {
  private final SimulatedTenant tenant;

  public EngineTransport(SimulatedTenant tenant) {
    this.tenant = tenant;
  }

  @Override
  public ApiResponse send(ApiRequest request, Cancellation cancellation) throws TransportException {
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
