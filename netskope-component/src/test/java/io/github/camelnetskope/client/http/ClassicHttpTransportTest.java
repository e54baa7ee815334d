package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static io.github.camelnetskope.client.http.TransportRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's own blocking client behaves like ours, as far as possible. */
@Timeout(60)
class ClassicHttpTransportTest {
  private final TransportRig rig = new TransportRig();
  private final CloseableHttpClient client =
      HttpClients.custom().disableAutomaticRetries().disableContentCompression().build();

  @AfterEach
  void close() throws Exception {
    client.close();
    rig.close();
  }

  private ClassicHttpTransport transport() {
    return ClassicHttpTransport.over(client, rig.settings(), rig.workers, rig.timer);
  }

  @Test
  void a_request_is_sent_once_with_its_headers() throws Exception {
    try (var server = new RawServer(head -> OK)) {
      ApiResponse answer = rig.get(transport(), server.url("/a?b=c"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().array()).hasSize(2);
      assertThat(answer.byProxy()).isFalse();
      assertThat(server.heads).hasSize(1);
      assertThat(server.heads.get(0))
          .contains("GET /a?b=c HTTP/1.1", "Accept-Encoding: gzip", "User-Agent: tests")
          .contains("Netskope-Api-Token: s3cret-t0ken");
    }
  }

  @Test
  void a_query_token_is_in_the_address() throws Exception {
    try (var server = new RawServer(head -> OK)) {
      var request =
          ApiRequest.getWithQueryToken(URI.create(server.url("/a?b=c")), new Secret("t+1"));
      transport().send(request, BeforeSendHook.NONE, rig.buffer()).get(30, TimeUnit.SECONDS);
      assertThat(server.heads.get(0)).contains("GET /a?b=c&token=t%2B1 HTTP/1.1");
    }
  }

  @Test
  void the_hook_is_called_before_the_client() throws Exception {
    List<String> calls = new ArrayList<>();
    try (var server = new RawServer(head -> OK)) {
      var hook =
          new BeforeSendHook() {
            @Override
            public CompletionStage<?> connected() {
              calls.add("connected, connections: " + server.connections.size());
              return CompletableFuture.completedFuture(null);
            }

            @Override
            public void sending() {
              calls.add("sending, connections: " + server.connections.size());
            }
          };
      transport()
          .send(TransportRig.request(server.url("/")), hook, rig.buffer())
          .get(30, TimeUnit.SECONDS);
      assertThat(calls).containsExactly("connected, connections: 0", "sending, connections: 0");
    }
  }

  @Test
  void a_hook_can_refuse_a_request() throws Exception {
    var no = new UnsupportedOperationException("no");
    try (var server = new RawServer(head -> OK)) {
      var failed = TransportRig.hook(CompletableFuture.failedFuture(no), () -> {});
      var thrown =
          TransportRig.hook(
              CompletableFuture.completedFuture(null),
              () -> {
                throw no;
              });
      for (BeforeSendHook hook : List.of(failed, thrown)) {
        var answer = transport().send(TransportRig.request(server.url("/")), hook, rig.buffer());
        assertThat(TransportRig.anyFailure(answer)).isSameAs(no);
      }
      assertThat(server.connections).isEmpty();
    }
  }

  @Test
  void an_unsent_request_is_distinguished_from_one_that_may_have_arrived() throws Exception {
    try (var bound = new Socket();
        var server = new RawServer(head -> null);
        var broken =
            new ScriptedServer(
                c -> {
                  c.head();
                  c.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi");
                  c.close();
                })) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String nobody = "http://127.0.0.1:" + bound.getLocalPort() + "/";
      assertThat(rig.failure(transport(), nobody).reached()).isEqualTo(Reached.NOTHING);
      assertThat(rig.failure(transport(), server.url("/")).reached())
          .isEqualTo(Reached.PERHAPS_THE_TENANT);
      assertThat(server.heads).hasSize(1);
      assertThat(rig.failure(transport(), broken.url("/")).reached()).isEqualTo(Reached.THE_ANSWER);
    }
  }

  @Test
  void a_request_in_flight_can_be_cancelled() throws Exception {
    for (String beginning : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi")) {
      var asked = new CountDownLatch(1);
      try (var server =
          new ScriptedServer(
              c -> {
                c.head();
                c.write(beginning);
                asked.countDown();
              })) {
        var answer = rig.send(transport(), server.url("/"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        answer.cancel(true);

        assertThat(TransportRig.anyFailure(answer)).isInstanceOf(CancellationException.class);
        assertThat(server.connection(0).endsSoon()).isTrue();
      }
    }
  }

  @Test
  void a_request_that_waits_for_its_hook_can_be_cancelled_and_is_not_sent() throws Exception {
    var saved = new CompletableFuture<Void>();
    try (var server = new RawServer(head -> OK)) {
      var answer =
          transport()
              .send(
                  TransportRig.request(server.url("/")),
                  TransportRig.hook(saved, () -> {}),
                  rig.buffer());
      answer.cancel(true);
      saved.complete(null);
      assertThat(rig.get(transport(), server.url("/other")).status()).isEqualTo(200);
      assertThat(server.heads).hasSize(1);
    }
  }

  @Test
  void an_answer_that_trickles_ends_at_its_deadline() throws Exception {
    rig.times(LONG, LONG, Duration.ofMillis(300));
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              c.writeForEver("x");
            })) {
      TransportException e = rig.failure(transport(), server.url("/"));
      assertThat(e).hasMessageContaining("answerTimeout=300ms");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @Test
  void a_body_above_the_limit_is_not_read_to_its_end() throws Exception {
    rig.maxBytes(1000);
    for (String length : List.of("Content-Length: 1000000000\r\n", "X: y\r\n")) {
      try (var server =
          new ScriptedServer(
              c -> {
                c.head();
                c.write("HTTP/1.1 200 OK\r\n" + length + "\r\n");
                c.writeForEver("x".repeat(600));
              })) {
        TransportException e = rig.failure(transport(), server.url("/"));
        assertThat(e).hasMessageContaining("the answer is longer than maxPageBytes=1000");
        assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
        assertThat(server.connection(0).endsSoon()).isTrue();
      }
    }
  }

  @Test
  void a_long_plain_body_is_compressed_on_arrival() throws Exception {
    String body = "0123456789".repeat(30_000);
    try (var server =
        new RawServer(head -> "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + body)) {
      ApiResponse answer = rig.get(transport(), server.url("/"));
      assertThat(answer.gzipped()).isTrue();
      assertThat(answer.body().array()).hasSizeLessThan(30_000);
    }
  }

  @Test
  void a_download_flows_into_its_target() throws Exception {
    rig.maxBytes(1000);
    String body = "0123456789".repeat(30_000);
    var target = new ByteArrayOutputStream();
    try (var server =
        new RawServer(head -> "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + body)) {
      var answer =
          transport()
              .download(TransportRig.request(server.url("/")), target)
              .get(30, TimeUnit.SECONDS);
      assertThat(answer.body().array()).isEmpty();
      assertThat(target.size()).isEqualTo(300_000);
    }
  }
}
