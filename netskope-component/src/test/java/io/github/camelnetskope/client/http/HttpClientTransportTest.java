package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;

/** A request is sent once, and its end is told truly. */
class HttpClientTransportTest {
  private static final Secret TOKEN = new Secret("s3cret");
  private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  private static final String UNKNOWN_TO_PROXY =
      "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n";

  @Test
  void a_request_whose_connection_is_dropped_is_not_sent_again() throws Exception {
    try (var server = new RawServer(head -> null);
        var transport = transport(settings())) {
      assertThat(failure(transport, server.url("/next")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void a_request_on_a_kept_connection_that_is_dropped_is_not_sent_again_either() throws Exception {
    int[] requests = {0};
    try (var server = new RawServer(head -> requests[0]++ == 0 ? GOOD : null);
        var transport = transport(settings())) {
      get(transport, server.url("/first"));
      failure(transport, server.url("/next"));
      assertThat(server.heads).hasSize(2);
      assertThat(server.connections).hasSize(1);
    }
  }

  @Test
  void an_overloaded_server_is_not_asked_again() throws Exception {
    try (var server =
            new RawServer(
                head -> "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
        var transport = transport(settings())) {
      assertThat(get(transport, server.url("/next")).status()).isEqualTo(503);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (var elsewhere = new RawServer(head -> GOOD);
        var server =
            new RawServer(
                head ->
                    "HTTP/1.1 302 Found\r\nLocation: "
                        + elsewhere.url("/x")
                        + "\r\nContent-Length: 0\r\n\r\n");
        var transport = transport(settings())) {
      assertThat(get(transport, server.url("/next")).status()).isEqualTo(302);
      assertThat(elsewhere.heads).isEmpty();
    }
  }

  @Test
  void headers_say_who_asks_and_that_gzip_is_welcome() throws Exception {
    try (var server = new RawServer(head -> GOOD);
        var transport = transport(settings())) {
      ApiResponse response = get(transport, server.url("/a?b=c"));

      assertThat(new String(response.body(), StandardCharsets.US_ASCII)).isEqualTo("hi");
      assertThat(server.heads.get(0))
          .contains("GET /a?b=c HTTP/1.1", "Accept-Encoding: gzip", "User-Agent: tests")
          .contains("Netskope-Api-Token: s3cret");
    }
  }

  @Test
  void what_never_left_is_told_from_what_may_have_arrived() throws Exception {
    try (var bound = new Socket();
        var transport = transport(settings())) {
      // A port that nobody listens on and nobody else can take.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String url = "http://127.0.0.1:" + bound.getLocalPort() + "/";
      assertThat(failure(transport, url).reached()).isEqualTo(Reached.NOTHING);
      assertThat(failure(transport, "http://no-such-host.invalid/").reached())
          .isEqualTo(Reached.NOTHING);
    }
  }

  @Test
  void a_body_that_breaks_is_a_broken_answer() throws Exception {
    for (String broken :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhi",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")) {
      int[] requests = {0};
      try (var server = new RawServer(head -> requests[0]++ == 0 ? broken : null);
          var transport = transport(settings(Duration.ofMillis(300), 1000))) {
        assertThat(failure(transport, server.url("/")).reached()).isEqualTo(Reached.THE_ANSWER);
      }
    }
  }

  @Test
  void a_silent_server_is_given_up_after_the_response_timeout() throws Exception {
    try (var server = new RawServer(head -> "");
        var transport = transport(settings(Duration.ofMillis(100), 1000))) {
      assertThat(failure(transport, server.url("/")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
    }
  }

  @Test
  void an_answer_that_is_too_long_is_refused() throws Exception {
    String body = "x".repeat(1001);
    try (var server =
            new RawServer(head -> "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + body);
        var transport = transport(settings(Duration.ofSeconds(5), 1000))) {
      TransportException e = failure(transport, server.url("/"));
      assertThat(e).hasMessageContaining("maxPageBytes=1000");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
    }
  }

  @Test
  void a_request_under_way_can_be_ended_by_another_thread() throws Exception {
    var asked = new CountDownLatch(1);
    try (var server =
            new RawServer(
                head -> {
                  asked.countDown();
                  return "";
                });
        var transport = transport(settings())) {
      var cancellation = new Cancellation();
      var ended = new CountDownLatch(1);
      var asking =
          new Thread(
              () -> {
                try {
                  transport.send(request(server.url("/")), cancellation);
                } catch (TransportException e) {
                  ended.countDown();
                }
              });
      asking.start();
      asked.await();
      cancellation.cancel();
      asking.join(10_000);
      assertThat(ended.getCount()).isZero();
    }
  }

  @Test
  void tls_trusts_the_given_context_and_no_unknown_certificate() throws Exception {
    try (var tenant = NetskopeSimulator.builder().tls().start();
        var trusting = transport(settings(tenant.sslContext().orElseThrow()));
        var careful = transport(settings())) {
      String url =
          tenant.baseUrl() + "/api/v2/events/dataexport/events/page?operation=next&index=i";

      assertThat(get(trusting, url).status()).isEqualTo(401);
      assertThat(failure(careful, url).reached()).isEqualTo(Reached.NOTHING);
    }
  }

  @Test
  void a_proxy_is_used_with_its_credentials() throws Exception {
    try (var proxy =
            new RawServer(
                head ->
                    head.stream().anyMatch(line -> line.startsWith("Proxy-Authorization: Basic"))
                        ? GOOD
                        : UNKNOWN_TO_PROXY);
        var transport = transport(settings(proxy.port()))) {
      assertThat(get(transport, "http://tenant.invalid/x").status()).isEqualTo(200);
      assertThat(proxy.heads.get(1).get(0)).isEqualTo("GET http://tenant.invalid/x HTTP/1.1");
    }
  }

  @Test
  void a_client_that_repeats_requests_is_found_out_and_one_that_does_not_is_not() throws Exception {
    try (var repeating = HttpClients.createDefault();
        var good = HttpClients.custom().disableAutomaticRetries().build()) {
      assertThat(RepetitionProbe.findFault(HttpClientTransport.over(repeating, settings())))
          .hasValueSatisfying(fault -> assertThat(fault).contains("repeats requests"));
      assertThat(RepetitionProbe.findFault(HttpClientTransport.over(good, settings()))).isEmpty();
    }
  }

  private static ApiRequest request(String url) {
    return ApiRequest.get(URI.create(url), TOKEN);
  }

  private static ApiResponse get(Transport transport, String url) throws IOException {
    return transport.send(request(url), new Cancellation());
  }

  private static TransportException failure(Transport transport, String url) {
    return catchThrowableOfType(TransportException.class, () -> get(transport, url));
  }

  private static HttpClientTransport transport(TransportSettings settings) {
    return HttpClientTransport.create(settings);
  }

  private static TransportSettings settings() {
    return settings(Duration.ofSeconds(10), 1_000_000);
  }

  private static TransportSettings settings(Duration responseTimeout, int maxBytes) {
    return new TransportSettings(
        Duration.ofSeconds(5),
        responseTimeout,
        "tests",
        maxBytes,
        Optional.empty(),
        Optional.empty());
  }

  private static TransportSettings settings(SSLContext ssl) {
    return new TransportSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        "tests",
        1000,
        Optional.of(ssl),
        Optional.empty());
  }

  private static TransportSettings settings(int proxyPort) {
    var proxy =
        new Proxy("127.0.0.1", proxyPort, Optional.of("user"), Optional.of(new Secret("pass")));
    return new TransportSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        "tests",
        1000,
        Optional.empty(),
        Optional.of(proxy));
  }
}
