package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static io.github.camelnetskope.client.http.ScriptedServer.TUNNEL;
import static io.github.camelnetskope.client.http.TransportRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.http.SelfSigned;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Default behaviour of the HTTP library that is not allowed here. */
class TransportTrapsTest {
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

  @Test
  void a_token_does_not_go_in_clear_text_to_a_proxy_whose_tunnel_closes_during_the_hook()
      throws Exception {
    var hook = new HeldHook();
    try (var proxy =
        new ScriptedServer(
            c -> {
              c.head();
              c.write(TUNNEL);
              c.tls(ssl);
              hook.awaitConnected();
              c.close();
            })) {
      var transport = rig.trusts(ssl).proxy(proxy.port()).transport();
      var answer = transport.send(TransportRig.request("https://127.0.0.1:1/"), hook, rig.buffer());
      hook.awaitConnected();
      assertThat(proxy.connection(0).endsSoon()).isTrue();
      // Long enough for the I/O thread to see the end.
      Thread.sleep(300);
      hook.letGo();

      assertThat(TransportRig.failure(answer).reached()).isNotEqualTo(Reached.THE_ANSWER);
      assertThat(proxy.heads).allMatch(head -> head.startsWith("CONNECT "));
      assertThat(proxy.connections).hasSize(1);
      assertThat(proxy.connections)
          .allMatch(c -> !c.rest.toString(StandardCharsets.ISO_8859_1).contains("s3cret"));
    }
  }

  @Test
  void a_request_whose_connection_closes_during_the_hook_is_not_sent_on_another() throws Exception {
    var hook = new HeldHook();
    try (var server =
        new ScriptedServer(
            c -> {
              hook.awaitConnected();
              c.close();
            })) {
      var answer = rig.transport().send(TransportRig.request(server.url("/")), hook, rig.buffer());
      hook.awaitConnected();
      assertThat(server.connection(0).endsSoon()).isTrue();
      // Long enough for the I/O thread to see the end.
      Thread.sleep(300);
      hook.letGo();

      assertThat(TransportRig.failure(answer).reached()).isEqualTo(Reached.NOTHING);
      assertThat(server.connections).hasSize(1);
    }
  }

  @Test
  void a_connection_that_the_server_closed_while_idle_is_not_used() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  c.head();
                  c.write(OK);
                  c.close();
                });
        var transport = rig.transport()) {
      for (int i = 0; i < 20; i++) {
        rig.get(transport, server.url("/"));
        assertThat(server.connection(i).endsSoon()).isTrue();
        // The end was sent on the loopback; an unseen end is reported as such.
        Thread.sleep(10);
      }
      assertThat(server.connections).hasSize(20);
    }
  }

  @Test
  void an_error_while_an_answer_comes_ends_that_exchange_only() throws Exception {
    var running = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    // Workers that throw, on the I/O thread.
    Executor broken =
        action -> {
          throw new OutOfMemoryError("for a test");
        };
    try (var server =
            new ScriptedServer(
                c -> {
                  if (c.head().startsWith("GET /slow")) {
                    running.countDown();
                    assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
                  }
                  c.write(OK);
                });
        var transport = AsyncHttpTransport.create(rig.settings(), rig.timer, broken)) {
      var slow = rig.send(transport, server.url("/slow"));
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      var failed =
          transport.download(
              TransportRig.request(server.url("/file")), OutputStream.nullOutputStream());
      assertThat(TransportRig.failure(failed).reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(rig.get(transport, server.url("/next")).status()).isEqualTo(200);
      go.countDown();
      assertThat(slow.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  @Test
  void when_the_io_thread_has_ended_exchanges_end_and_the_next_has_a_new_one() throws Exception {
    var asked = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                c -> {
                  if (c.head().startsWith("GET /silent")) {
                    asked.countDown();
                    c.readToEnd();
                  }
                  c.write(OK);
                });
        var transport = rig.transport()) {
      var silent = rig.send(transport, server.url("/silent"));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      // An interrupt ends the loop of the I/O thread.
      List<Thread> selectors = selectors();
      selectors.forEach(Thread::interrupt);

      assertThat(TransportRig.failure(silent).reached()).isEqualTo(Reached.PERHAPS_THE_TENANT);
      for (Thread selector : selectors) {
        selector.join();
      }
      assertThat(rig.get(transport, server.url("/next")).status()).isEqualTo(200);
    }
  }

  private static List<Thread> selectors() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> each.getKey().getName().startsWith("NetskopeHttp"))
        .filter(each -> List.of(each.getValue()).toString().contains("SingleCoreIOReactor"))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void no_token_no_password_and_no_body_is_logged_at_any_level() throws Exception {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(events);
    try (var proxy = new ScriptedServer(TransportTrapsTest::proxyThatAsksWho)) {
      rig.trusts(ssl).proxy(proxy.port());
      var transport = rig.transport();
      var query =
          ApiRequest.getWithQueryToken(
              URI.create("https://127.0.0.1:1/api?a=b"), new Secret("qu3ry+token"));
      assertThat(
              transport
                  .send(query, BeforeSendHook.NONE, rig.buffer())
                  .get(30, TimeUnit.SECONDS)
                  .status())
          .isEqualTo(200);
      rig.get(transport, "https://127.0.0.1:1/api");
      assertThat(proxy.heads.toString())
          .contains("GET /api?a=b&token=qu3ry%2Btoken HTTP/1.1", "s3cret-t0ken")
          .doesNotContain(SilentHttp1.QUERY_TOKEN);
    } finally {
      root.setLevel(before);
      root.detachAppender(events);
    }
    String log = List.copyOf(events.list).stream().map(this::text).toList().toString();
    assertThat(log)
        .contains("preparing request execution")
        .doesNotContain("s3cret", "qu3ry", "p4ssword", "dXNlcjpwNHNzd29yZA", "\"hi\"", ">> ");
  }

  private String text(ILoggingEvent event) {
    return event.getLevel() + " " + event.getFormattedMessage();
  }

  private static void proxyThatAsksWho(ScriptedServer.Connection c) throws Exception {
    c.head();
    c.write("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n");
    c.head();
    c.write(TUNNEL);
    c.tls(ssl);
    while (true) {
      c.head();
      c.write(OK);
    }
  }

  @Test
  void a_deadline_ends_an_exchange_that_the_library_has_lost() throws Exception {
    rig.times(LONG, LONG, Duration.ofMillis(200));
    try (var server = new RawServer(head -> "")) {
      assertThat(rig.failure(rig.transport(), server.url("/")))
          .hasMessageContaining("answerTimeout=200ms");
    }
  }
}
