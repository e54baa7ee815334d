package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class NetskopeSimulatorTest {

  private static final String PAGE = "/api/v2/events/dataexport/events/page";

  @Test
  void a_client_reads_a_page_over_http() throws Exception {
    try (var simulator =
        NetskopeSimulator.builder().feed("events/page", feed -> feed.records(25)).start()) {

      HttpResponse<byte[]> answer = get(simulator, PAGE + "?operation=next&index=it");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ratelimit-limit")).contains("4");
      assertThat(simulator.oracle().report("events/page").handedOut()).isEqualTo(25);
    }
  }

  private static HttpResponse<byte[]> get(NetskopeSimulator simulator, String target)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(simulator.baseUrl() + target))
                .header("Netskope-Api-Token", NetskopeSimulator.TOKEN)
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }
}
