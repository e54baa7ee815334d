package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static io.github.camelnetskope.client.http.ScriptedServer.TUNNEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.http.SelfSigned;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out through a proxy. */
class TransportProxyTest {
  private static final String TENANT = "https://127.0.0.1:1/api";
  private static final String WHO =
      "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 3\r\n\r\nwho";

  private static final String WHO_OF_TENANT =
      "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=t\r\nContent-Length: 0\r\n\r\n";

  private static SSLContext ssl;

  private final TransportRig rig = new TransportRig();

  @BeforeAll
  static void makeCertificate() throws Exception {
    ssl = SelfSigned.loopback();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** Opens the tunnel, and answers each request in it. */
  private static void tunnel(ScriptedServer.Connection c, String answer) throws Exception {
    c.write(TUNNEL);
    c.tls(ssl);
    while (true) {
      c.head();
      c.write(answer);
    }
  }

  @Test
  void a_proxy_gets_the_credentials_and_the_tenant_gets_the_token() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              c.head();
              c.write(WHO);
              c.head();
              tunnel(c, OK);
            })) {
      var transport = rig.trusts(ssl).proxy(proxy.port()).transport();
      ApiResponse answer = rig.get(transport, TENANT);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.byProxy()).isFalse();
      assertThat(rig.get(transport, TENANT).status()).isEqualTo(200);
      assertThat(proxy.connections).hasSize(1);
      assertThat(proxy.heads).hasSize(4);
      assertThat(proxy.heads.get(0)).startsWith("CONNECT 127.0.0.1:1").doesNotContain("s3cret");
      assertThat(proxy.heads.get(1))
          .contains("Proxy-Authorization: Basic dXNlcjpwNHNzd29yZA==")
          .doesNotContain("s3cret");
      assertThat(proxy.heads.get(2))
          .startsWith("GET /api HTTP/1.1")
          .contains("s3cret-t0ken")
          .doesNotContain("Proxy-Authorization");
    }
  }

  @Test
  void a_proxy_that_closes_after_a_407_is_connected_again() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              if (c.head().contains("Proxy-Authorization")) {
                tunnel(c, OK);
              }
              c.write(WHO.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
              c.close();
            })) {
      var transport = rig.trusts(ssl).proxy(proxy.port()).transport();
      assertThat(rig.get(transport, TENANT).status()).isEqualTo(200);
      assertThat(proxy.connections).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 407, 502, 503})
  void an_answer_of_a_proxy_to_connect_is_reported_as_the_proxys(int status) throws Exception {
    var calls = new AtomicInteger();
    var hook =
        new BeforeSendHook() {
          @Override
          public CompletionStage<?> connected() {
            calls.incrementAndGet();
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public void sending() {
            calls.incrementAndGet();
          }
        };
    try (var proxy =
        new ScriptedServer(
            c -> {
              while (true) {
                c.head();
                c.write("HTTP/1.1 " + status + " No\r\nContent-Length: 4\r\n\r\nnope");
              }
            })) {
      var transport = rig.trusts(ssl).proxy(proxy.port()).transport();
      var answer =
          transport
              .send(TransportRig.request(TENANT), hook, rig.buffer())
              .get(30, TimeUnit.SECONDS);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.byProxy()).isTrue();
      assertThat(answer.body().array()).hasSize(4);
      assertThat(calls).hasValue(0);
      assertThat(proxy.heads).hasSize(1);
    }
  }

  @Test
  void wrong_proxy_credentials_are_reported_as_an_answer_of_the_proxy() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              while (true) {
                c.head();
                c.write(WHO);
              }
            })) {
      ApiResponse answer = rig.get(rig.trusts(ssl).proxy(proxy.port()).transport(), TENANT);

      assertThat(answer.status()).isEqualTo(407);
      assertThat(answer.byProxy()).isTrue();
      assertThat(proxy.heads).hasSize(2);
    }
  }

  @Test
  void a_407_through_the_tunnel_is_an_answer_and_the_request_is_not_sent_again() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              c.head();
              tunnel(c, WHO);
            })) {
      ApiResponse answer = rig.get(rig.trusts(ssl).proxy(proxy.port()).transport(), TENANT);

      assertThat(answer.status()).isEqualTo(407);
      assertThat(answer.byProxy()).isFalse();
      assertThat(proxy.heads).hasSize(2);
    }
  }

  @Test
  void a_401_of_the_tenant_does_not_get_the_credentials_of_the_proxy() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              c.head();
              tunnel(c, WHO_OF_TENANT);
            })) {
      assertThat(rig.get(rig.trusts(ssl).proxy(proxy.port()).transport(), TENANT).status())
          .isEqualTo(401);
      assertThat(proxy.heads).hasSize(2);
      assertThat(proxy.heads.toString()).doesNotContain("dXNlcjpwNHNzd29yZA");
    }
  }

  @Test
  void after_a_proxy_breaks_the_connection_the_request_was_not_sent() throws Exception {
    try (var proxy =
        new ScriptedServer(
            c -> {
              c.head();
              c.write("HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf");
              c.reset();
            })) {
      var transport = rig.trusts(ssl).proxy(proxy.port()).transport();
      assertThat(rig.failure(transport, TENANT).reached()).isEqualTo(Reached.NOTHING);
    }
  }

  @Test
  void plain_http_through_a_proxy_gets_the_absolute_address_and_the_credentials() throws Exception {
    try (var proxy =
        new RawServer(
            head ->
                head.stream().anyMatch(line -> line.startsWith("Proxy-Authorization: Basic"))
                    ? OK
                    : WHO)) {
      var transport = rig.proxy(proxy.port()).transport();
      assertThat(rig.get(transport, "http://tenant.invalid/x").status()).isEqualTo(200);
      assertThat(proxy.heads.get(1).get(0)).isEqualTo("GET http://tenant.invalid/x HTTP/1.1");
    }
  }
}
