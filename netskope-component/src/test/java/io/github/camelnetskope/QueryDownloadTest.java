package io.github.camelnetskope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that an answer only refers to. */
class QueryDownloadTest extends QueryRouteTest {
  private static final String HELD = "quarantineProfileId=1&fileId=file-1&op=download-url";

  @Test
  void the_address_of_a_file_is_header_and_body() {
    Exchange answer = send(uri("quarantine", HELD));

    assertThat(text(answer)).startsWith(tenant().baseUrl() + "/quarantine/download?token=");
    assertThat(answer.getMessage().getHeader(NetskopeConstants.LOCATION)).isEqualTo(text(answer));
    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE)).isEqualTo(302);
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @Test
  void a_file_is_fetched_without_the_token_of_the_tenant() throws Exception {
    List<String> requests = new ArrayList<>();
    tenant()
        .faults()
        .hook(
            request -> {
              requests.add(request.path() + request.headers() + new String(request.body(), UTF_8));
              return Optional.empty();
            });

    Exchange answer = send(uri("quarantine", HELD, "download=true"));

    InputStream file = answer.getMessage().getBody(InputStream.class);
    assertThat(new String(file.readAllBytes(), UTF_8)).startsWith("content of report-1.xlsx");
    assertThat(answer.getMessage().getHeader(NetskopeConstants.LOCATION)).isNull();
    assertThat(answer.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("report-1.xlsx");
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1))
        .startsWith("/quarantine/download")
        .doesNotContain(NetskopeSimulator.V1_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/quarantine/download?token=temporary",
        "//evil.example/x?token=temporary",
        "http://127.0.0.1:1/quarantine/download?token=temporary",
        "https://127.0.0.1/quarantine/download?token=temporary",
        "file:///etc/passwd"
      })
  void a_file_is_fetched_from_the_host_of_the_tenant_only(String location) {
    tenant()
        .faults()
        .on("v1/legalhold")
        .inject(Fault.status(302, "text/html", "").withHeader("Location", location));

    Exchange answer =
        send(
            uri(
                "legalhold",
                "legalHoldProfileId=1",
                "fileId=file-1",
                "op=download-url",
                "download=true"));

    assertThat(answer.getException())
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("on another host")
        .hasMessageNotContaining("temporary");
  }

  @Test
  void a_download_that_breaks_off_starts_over() throws Exception {
    tenant().faults().on("v1/quarantine/download").inject(Fault.cutBody(100));

    Exchange answer = send(uri("quarantine", HELD, "download=true"));

    InputStream file = answer.getMessage().getBody(InputStream.class);
    assertThat(new String(file.readAllBytes(), UTF_8))
        .hasSize("content of report-1.xlsx".length() * 40);
    assertThat(tenant().journal().size()).isEqualTo(4);
  }

  @Test
  void a_redirect_of_anything_else_is_not_followed() {
    tenant()
        .faults()
        .on("v1/clients")
        .inject(Fault.status(302, "text/html", "").withHeader("Location", "/login"));

    assertThat(send(uri("clients")).getException())
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("HTTP 302");
    assertThat(tenant().journal().size()).isEqualTo(1);
  }
}
