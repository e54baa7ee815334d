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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A blocking client of the user's own behaves like ours, as far as it can. */
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
  void the_hook_is_asked_before_the_client() throws Exception {
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
  void a_hook_that_says_no_is_obeyed() throws Exception {
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
  void what_never_left_is_told_from_what_may_have_arrived() throws Exception {
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
  void a_request_under_way_can_be_cancelled() throws Exception {
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
  void a_request_that_waits_for_its_hook_can_be_cancelled_and_never_leaves() throws Exception {
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

  @Test
  void a_client_that_repeats_requests_is_found_out_and_one_that_does_not_is_not() throws Exception {
    try (var repeating = HttpClients.createDefault()) {
      var bad = ClassicHttpTransport.over(repeating, rig.settings(), rig.workers);
      assertThat(RepetitionProbe.findFault(bad, proxy -> bad))
          .hasValueSatisfying(fault -> assertThat(fault).contains("repeats requests"));
    }
    assertThat(RepetitionProbe.findFault(transport(), proxy -> transport())).isEmpty();
    assertThat(RepetitionProbe.findFault(rig.transport(), proxy -> rig.transport())).isEmpty();
  }

  /** A port where nobody listens stands for a proxy that does not lead to this host. */
  private static HttpClientBuilder behindAProxy() {
    return HttpClients.custom().setProxy(new HttpHost("127.0.0.1", 1));
  }

  private Optional<String> fault(HttpClient client) {
    return RepetitionProbe.findFault(
        ClassicHttpTransport.over(client, rig.settings(), rig.workers),
        proxy -> ClassicHttpTransport.over(client, rig.settings().through(proxy), rig.workers));
  }

  @Test
  void a_client_behind_a_proxy_is_checked_too() throws Exception {
    try (var once = behindAProxy().disableAutomaticRetries().build();
        var repeating = behindAProxy().build()) {
      assertThat(fault(once)).isEmpty();
      assertThat(fault(repeating)).hasValueSatisfying(f -> assertThat(f).contains("repeats"));
    }
  }

  @Test
  void a_client_that_nothing_reaches_is_refused() throws Exception {
    HttpRoutePlanner own = (target, context) -> new HttpRoute(new HttpHost("127.0.0.1", 1));
    try (var client = HttpClients.custom().setRoutePlanner(own).disableAutomaticRetries().build()) {
      assertThat(fault(client)).hasValueSatisfying(f -> assertThat(f).contains("nor as its proxy"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false"})
  void credentials_that_a_tenant_could_ask_for_are_found_out(boolean anyHost, boolean found)
      throws Exception {
    var credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        anyHost ? new AuthScope(null, -1) : new AuthScope("proxy.example.com", 8080),
        new UsernamePasswordCredentials("user", "secret".toCharArray()));
    try (var client =
        HttpClients.custom()
            .setDefaultCredentialsProvider(credentials)
            .disableAutomaticRetries()
            .build()) {
      assertThat(fault(client).filter(f -> f.contains("limit them to the proxy")).isPresent())
          .isEqualTo(found);
    }
  }

  @Test
  void a_proxy_gets_the_credentials_of_the_users_own_client() throws Exception {
    String who =
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n";
    try (var proxy =
        new RawServer(head -> head.toString().contains("Proxy-Authorization") ? OK : who)) {
      var host = new HttpHost("127.0.0.1", proxy.port());
      var credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(host), new UsernamePasswordCredentials("user", "secret".toCharArray()));
      try (var client =
          HttpClients.custom()
              .setProxy(host)
              .setDefaultCredentialsProvider(credentials)
              .disableAutomaticRetries()
              .build()) {
        var transport = ClassicHttpTransport.over(client, rig.settings(), rig.workers);
        assertThat(rig.get(transport, "http://127.0.0.1:1/api").status()).isEqualTo(200);
      }
    }
  }
}
