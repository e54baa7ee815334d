package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.iterator.Gzip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetskopeSimulatorTest {

  private static final String NEXT =
      "/api/v2/events/dataexport/events/page?operation=next&index=it";

  @Test
  void a_page_of_10_000_records_arrives_compressed_and_complete() throws Exception {
    try (var simulator =
        NetskopeSimulator.builder().feed("events/page", feed -> feed.records(25_000)).start()) {

      HttpResponse<byte[]> answer = get(HttpClient.newHttpClient(), simulator, NEXT);
      String body = new String(Gzip.decompress(answer.body()), StandardCharsets.UTF_8);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ratelimit-limit")).contains("4");
      assertThat(answer.headers().firstValue("transfer-encoding")).contains("chunked");
      assertThat(TenantFixture.json(body).path("result")).hasSize(10_000);
      assertThat(simulator.oracle().report("events/page").owed()).isEqualTo(10_000);
    }
  }

  @Test
  void it_speaks_tls_with_a_certificate_of_its_own() throws Exception {
    try (var simulator =
        NetskopeSimulator.builder()
            .tls()
            .feed("events/page", feed -> feed.records("{\"_id\":\"a\"}"))
            .start()) {
      HttpClient client =
          HttpClient.newBuilder().sslContext(simulator.sslContext().orElseThrow()).build();

      HttpResponse<byte[]> answer = get(client, simulator, NEXT);

      assertThat(simulator.baseUrl()).startsWith("https://127.0.0.1:");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"a\"");
    }
  }

  @Test
  void a_builder_starts_independent_tenants() throws Exception {
    var builder = NetskopeSimulator.builder().feed("events/page", feed -> feed.records(1));
    try (var one = builder.start();
        var other = builder.start()) {
      get(HttpClient.newHttpClient(), one, NEXT);

      assertThat(one.journal().size()).isOne();
      assertThat(other.journal().size()).isZero();
    }
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, NetskopeSimulator simulator, String target)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + target))
            .header("Netskope-Api-Token", NetskopeSimulator.TOKEN)
            .header("Accept-Encoding", "gzip")
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
