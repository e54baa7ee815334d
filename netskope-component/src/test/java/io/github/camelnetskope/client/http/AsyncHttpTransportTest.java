package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static io.github.camelnetskope.client.http.TransportRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.http.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is sent once, and its end is told truly. */
class AsyncHttpTransportTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_request_whose_connection_is_reset_is_not_sent_again() throws Exception {
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              c.reset();
            })) {
      assertThat(rig.failure(rig.transport(), server.url("/next")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void a_request_whose_connection_is_closed_is_not_sent_again() throws Exception {
    try (var server = new RawServer(head -> null)) {
      assertThat(rig.failure(rig.transport(), server.url("/next")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void a_request_on_a_kept_connection_that_is_reset_is_not_sent_again_either() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  c.head();
                  c.write(OK);
                  c.head();
                  c.reset();
                });
        var transport = rig.transport()) {
      rig.get(transport, server.url("/feed?operation=resend"));
      assertThat(rig.failure(transport, server.url("/feed?operation=next")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.heads).hasSize(2);
      assertThat(server.connections).hasSize(1);
    }
  }

  @Test
  void an_overloaded_server_is_not_asked_again() throws Exception {
    try (var server =
        new RawServer(head -> "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(rig.get(rig.transport(), server.url("/next")).status()).isEqualTo(503);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (var elsewhere = new RawServer(head -> OK);
        var server =
            new RawServer(
                head ->
                    "HTTP/1.1 302 Found\r\nLocation: "
                        + elsewhere.url("/x")
                        + "\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(rig.get(rig.transport(), server.url("/next")).status()).isEqualTo(302);
      assertThat(elsewhere.heads).isEmpty();
    }
  }

  @Test
  void headers_say_who_asks_and_that_gzip_is_welcome() throws Exception {
    try (var server = new RawServer(head -> OK)) {
      ApiResponse response = rig.get(rig.transport(), server.url("/a?b=c"));

      assertThat(new String(response.body().array(), StandardCharsets.US_ASCII)).isEqualTo("hi");
      assertThat(server.heads.get(0))
          .contains("GET /a?b=c HTTP/1.1", "Accept-Encoding: gzip", "Accept: application/json")
          .contains("User-Agent: tests", "Netskope-Api-Token: s3cret-t0ken")
          .noneMatch(line -> line.startsWith("Upgrade") || line.startsWith("Cookie"));
    }
  }

  @Test
  void headers_of_the_answer_are_kept() throws Exception {
    try (var server =
        new RawServer(
            head ->
                String.join(
                    "\r\n",
                    "HTTP/1.1 429 Slow",
                    "retry-after: 7",
                    "Content-Encoding: deflate",
                    "Content-Type: text/plain; charset=latin1",
                    "Content-Length: 0\r\n\r\n"))) {
      ApiHeaders headers = rig.get(rig.transport(), server.url("/")).headers();

      assertThat(headers.first("Retry-After")).contains("7");
      assertThat(headers.first("Content-Encoding")).contains("deflate");
      assertThat(headers.first("Content-Type")).contains("text/plain; charset=latin1");
    }
  }

  @Test
  void an_answer_without_a_body_is_an_answer() throws Exception {
    try (var server = new RawServer(head -> "HTTP/1.1 204 Nothing\r\n\r\n");
        var transport = rig.transport()) {
      assertThat(rig.get(transport, server.url("/")).body().array()).isEmpty();
      assertThat(rig.get(transport, server.url("/")).status()).isEqualTo(204);
      assertThat(server.connections).hasSize(1);
    }
  }

  @Test
  void a_post_sends_its_body_and_no_token_header() throws Exception {
    var body = new CompletableFuture<String>();
    try (var server =
        new ScriptedServer(
            c -> {
              String head = c.head();
              for (int i = 0; i < 11; i++) {
                c.anything();
              }
              body.complete(head);
              c.write(OK);
            })) {
      var post =
          ApiRequest.post(
              URI.create(server.url("/v1")),
              new ApiRequest.Body(
                  "application/x-www-form-urlencoded",
                  "token=s3cre".getBytes(StandardCharsets.UTF_8)));
      var answer = rig.transport().send(post, BeforeSendHook.NONE, rig.buffer());

      assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(body.join())
          .startsWith("POST /v1 HTTP/1.1")
          .contains("Content-Length: 11")
          .doesNotContain("Netskope-Api-Token");
    }
  }

  @Test
  void what_never_left_is_told_from_what_may_have_arrived() throws Exception {
    try (var bound = new Socket();
        var transport = rig.transport()) {
      // A port that nobody listens on and nobody else can take.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String url = "http://127.0.0.1:" + bound.getLocalPort() + "/";
      assertThat(rig.failure(transport, url).reached()).isEqualTo(Reached.NOTHING);
      assertThat(rig.failure(transport, "http://no-such-host.invalid/").reached())
          .isEqualTo(Reached.NOTHING);
    }
  }

  @Test
  void a_body_that_breaks_is_a_broken_answer() throws Exception {
    for (String broken :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")) {
      try (var server =
          new ScriptedServer(
              c -> {
                c.head();
                c.write(broken);
                c.close();
              })) {
        assertThat(rig.failure(rig.transport(), server.url("/")).reached())
            .isEqualTo(Reached.THE_ANSWER);
      }
    }
  }

  @Test
  void nonsense_instead_of_a_head_is_an_unclear_end() throws Exception {
    for (String nonsense :
        List.of(
            "HTTP/1.1 000 ?\r\n\r\n",
            "HTTP/1.1 -5 ?\r\n\r\n",
            "HTTP/1.1 99999999999 ?\r\n\r\n",
            "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 101 Switching\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n",
            "HTTP/1.1 20\r\n\r\n")) {
      try (var server =
          new ScriptedServer(
              c -> {
                c.head();
                c.write(nonsense);
              })) {
        assertThat(rig.failure(rig.transport(), server.url("/")).reached())
            .as(nonsense)
            .isNotEqualTo(Reached.NOTHING);
        assertThat(server.connection(0).endsSoon()).isTrue();
      }
    }
  }

  @Test
  void a_length_that_is_nonsense_is_a_failure_of_the_answer_or_unclear() throws Exception {
    for (String length : List.of("-1", "x", "99999999999999999999", "1, 2")) {
      try (var server =
          new ScriptedServer(
              c -> {
                c.head();
                c.write("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
                c.close();
              })) {
        assertThat(rig.failure(rig.transport(), server.url("/")).reached())
            .isNotEqualTo(Reached.NOTHING);
      }
    }
  }

  @Test
  void a_silent_server_is_given_up_after_the_response_timeout() throws Exception {
    rig.times(LONG, Duration.ofMillis(100), LONG);
    try (var server = new RawServer(head -> "")) {
      TransportException e = rig.failure(rig.transport(), server.url("/"));
      assertThat(e.reached()).isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(e).hasMessageContaining("responseTimeout=100ms");
    }
  }

  @Test
  void tls_trusts_the_given_context_and_no_unknown_certificate() throws Exception {
    SSLContext ssl = SelfSigned.loopback();
    try (var server =
        new ScriptedServer(
            c -> {
              c.tls(ssl);
              while (true) {
                c.head();
                c.write(OK);
              }
            })) {
      assertThat(rig.failure(rig.transport(), server.tlsUrl("/")).reached())
          .isEqualTo(Reached.NOTHING);
      var trusting = rig.trusts(ssl).transport();
      assertThat(rig.get(trusting, server.tlsUrl("/")).status()).isEqualTo(200);
      assertThat(rig.get(trusting, server.tlsUrl("/")).status()).isEqualTo(200);
      assertThat(server.connections).hasSize(2);
    }
  }

  @Test
  void three_hundred_requests_in_a_row_use_one_connection() throws Exception {
    try (var server = new RawServer(head -> OK);
        var transport = rig.transport()) {
      for (int i = 0; i < 300; i++) {
        rig.get(transport, server.url("/feed?skip=" + i));
      }
      assertThat(server.connections).hasSize(1);
      assertThat(server.heads).hasSize(300);
    }
  }

  @Test
  void five_hundred_requests_wait_for_their_answers_on_one_thread() throws Exception {
    List<CompletableFuture<ApiResponse>> answers = new ArrayList<>();
    var everybody = new CountDownLatch(500);
    try (var server =
            new ScriptedServer(
                c -> {
                  c.head();
                  everybody.countDown();
                  await(everybody);
                  c.write(OK);
                });
        var transport = rig.transport()) {
      for (int i = 0; i < 500; i++) {
        answers.add(rig.send(transport, server.url("/feed?skip=" + i)));
      }
      await(everybody);
      assertThat(httpThreads()).isLessThanOrEqualTo(2);
      for (var answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
  }

  private static long httpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("NetskopeHttp"))
        .count();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_closed_transport_ends_what_is_under_way_and_sends_nothing_more() throws Exception {
    var asked = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              asked.countDown();
            })) {
      var transport = rig.transport();
      var answer = rig.send(transport, server.url("/"));
      await(asked);
      transport.close();

      assertThat(TransportRig.failure(answer).reached()).isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(rig.failure(transport, server.url("/")).reached()).isEqualTo(Reached.NOTHING);
    }
  }
}
