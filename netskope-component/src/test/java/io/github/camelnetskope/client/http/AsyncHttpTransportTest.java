package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.http.SelfSigned;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is sent once, and its outcome is reported correctly. */
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
