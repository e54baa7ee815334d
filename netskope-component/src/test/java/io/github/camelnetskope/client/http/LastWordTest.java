package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastWordTest {
  private static final String PATH =
      "/api/v2/events/dataexport/events/page?operation=next&index=last-word";

  private final NetskopeSimulator tenant = NetskopeSimulator.builder().start();
  private final HttpClientTransport transport =
      HttpClientTransport.create(
          new TransportSettings(
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              "test",
              1 << 20,
              Optional.empty(),
              Optional.empty()));

  @AfterEach
  void close() throws Exception {
    transport.close();
    tenant.close();
  }

  @Test
  void the_tenant_hears_nothing_when_the_last_word_is_no() {
    assertThatThrownBy(
            () ->
                send(
                    tenant.baseUrl() + PATH,
                    () -> {
                      throw new UnsupportedOperationException("no");
                    }))
        .hasMessage("no");

    assertThat(tenant.journal().entries()).isEmpty();
  }

  @Test
  void a_request_whose_last_word_was_no_does_not_hold_up_the_next() throws Exception {
    the_tenant_hears_nothing_when_the_last_word_is_no();

    assertThat(send(tenant.baseUrl() + PATH, () -> {}).status()).isEqualTo(200);
  }

  @Test
  void the_last_word_is_heard_once_and_before_the_tenant_hears_anything() throws Exception {
    var heardBefore = new AtomicInteger();
    send(tenant.baseUrl() + PATH, () -> heardBefore.addAndGet(1 + tenant.journal().size()));

    assertThat(heardBefore).hasValue(1);
    assertThat(tenant.journal().size()).isEqualTo(1);
  }

  @Test
  void there_is_no_last_word_without_a_connection() throws Exception {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    var words = new AtomicInteger();

    assertThatThrownBy(() -> send("http://127.0.0.1:" + nobody + PATH, words::incrementAndGet))
        .isInstanceOf(TransportException.class);

    assertThat(words).hasValue(0);
  }

  private ApiResponse send(String address, Runnable lastWord) throws TransportException {
    ApiRequest request = ApiRequest.get(URI.create(address), new Secret(NetskopeSimulator.TOKEN));
    return transport.send(request, new Cancellation(), lastWord);
  }
}
