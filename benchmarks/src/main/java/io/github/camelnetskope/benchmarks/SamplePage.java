package io.github.camelnetskope.benchmarks;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;

/** A page of the simulated tenant, without a network. */
public final class SamplePage {
  /** Records in it. */
  public static final int RECORDS = 10_000;

  private final SimulatorAnswer answer;

  /** Makes the page. */
  public SamplePage() {
    var tenant =
        SimulatedTenant.builder().feed("events/page", feed -> feed.records(RECORDS)).build();
    answer =
        tenant
            .answer(
                SimulatorRequest.get(
                        "/api/v2/events/dataexport/events/page?operation=next&index=sample")
                    .token(NetskopeSimulator.TOKEN))
            .gzipped();
  }

  /** As it comes from the network: compressed. */
  public ApiResponse response() {
    return new ApiResponse(answer.status(), ApiHeaders.of(answer.headers()), answer.body());
  }

  /** The JSON text. */
  public byte[] json() {
    return answer.content();
  }
}
