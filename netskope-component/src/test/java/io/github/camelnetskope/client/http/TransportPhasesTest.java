package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static io.github.camelnetskope.client.http.ScriptedServer.TUNNEL;
import static io.github.camelnetskope.client.http.TransportRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In each phase an exchange can be ended, and ends by itself when it takes too long. */
class TransportPhasesTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String TRICKLING_TLS_RECORD = "\u0016";

  private final TransportRig rig = new TransportRig();
  private final CountDownLatch there = new CountDownLatch(1);

  @AfterEach
  void close() {
    rig.close();
  }

  /** The phase in which an exchange stays, and what trickles in meanwhile. */
  enum Phase {
    TLS(TRICKLING_TLS_RECORD, "connectTimeout", Reached.NOTHING),
    CONNECT_ANSWER("HTTP/1.1 100 Continue\r\n\r\n", "connectTimeout", Reached.NOTHING),
    CONNECT_HEAD("X", "connectTimeout", Reached.NOTHING),
    TUNNEL_TLS(TRICKLING_TLS_RECORD, "connectTimeout", Reached.NOTHING),
    HOOK("", "answerTimeout", Reached.NOTHING),
    HEAD("X", "answerTimeout", Reached.PERHAPS_THE_TENANT),
    INFORMATION("HTTP/1.1 102 Go on\r\n\r\n", "answerTimeout", Reached.PERHAPS_THE_TENANT),
    BODY("x", "answerTimeout", Reached.THE_ANSWER);

    private final String trickle;
    private final String option;
    private final Reached reached;

    Phase(String trickle, String option, Reached reached) {
      this.trickle = trickle;
      this.option = option;
      this.reached = reached;
    }

    private boolean proxied() {
      return this == CONNECT_ANSWER || this == CONNECT_HEAD || this == TUNNEL_TLS;
    }
  }

  private ScriptedServer server(Phase phase, boolean trickling) throws IOException {
    return new ScriptedServer(
        c -> {
          switch (phase) {
            case TLS -> c.anything();
            case CONNECT_ANSWER -> c.head();
            case CONNECT_HEAD -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\nX: ");
            }
            case TUNNEL_TLS -> {
              c.head();
              c.write(TUNNEL);
              c.anything();
            }
            case HEAD, INFORMATION -> {
              c.head();
              c.write("HTTP/1.1 102 Wait\r\n\r\n");
              c.write(phase == Phase.HEAD ? "HTTP/1.1 200 OK\r\nX: " : "");
            }
            case BODY -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
            }
            case HOOK -> {}
          }
          there.countDown();
          if (trickling && phase != Phase.HOOK) {
            if (phase == Phase.TLS || phase == Phase.TUNNEL_TLS) {
              c.write(new byte[] {22, 3, 3, 63, 0});
            }
            c.writeForEver(phase.trickle);
          }
        });
  }

  private CompletableFuture<ApiResponse> send(Phase phase, ScriptedServer server) {
    boolean tls = phase == Phase.TLS || phase.proxied();
    if (phase.proxied()) {
      rig.proxy(server.port());
    }
    String url = tls ? server.tlsUrl("/") : server.url("/");
    var connected = new CompletableFuture<Void>();
    if (phase != Phase.HOOK) {
      connected.complete(null);
    }
    var hook = TransportRig.hook(connected, () -> {});
    return rig.transport().send(TransportRig.request(url), hook, rig.buffer());
  }

  @ParameterizedTest
  @EnumSource
  void a_cancelled_exchange_ends_its_connection_at_once(Phase phase) throws Exception {
    try (var server = server(phase, false)) {
      var answer = send(phase, server);
      assertThat(there.await(10, TimeUnit.SECONDS)).isTrue();
      long before = System.nanoTime();
      assertThat(answer.cancel(true)).isTrue();

      assertThat(TransportRig.anyFailure(answer)).isInstanceOf(CancellationException.class);
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
      assertThat(answer.isCancelled()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_exchange_that_trickles_ends_at_its_deadline(Phase phase) throws Exception {
    if (phase.option.equals("connectTimeout")) {
      rig.times(SHORT, LONG, LONG);
    } else {
      rig.times(LONG, LONG, SHORT);
    }
    try (var server = server(phase, true)) {
      TransportException e = TransportRig.failure(send(phase, server));

      assertThat(e).hasMessageContaining(phase.option + "=300ms");
      assertThat(e.reached()).isEqualTo(phase.reached);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_answer_timeout_is_for_all_phases(Phase phase) throws Exception {
    rig.times(LONG, LONG, SHORT);
    try (var server = server(phase, true)) {
      TransportException e = TransportRig.failure(send(phase, server));

      assertThat(e).hasMessageContaining("answerTimeout=300ms");
      assertThat(e.reached()).isEqualTo(phase.reached);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @Test
  void nothing_is_sent_by_an_exchange_that_ended_in_the_hook() throws Exception {
    try (var server = server(Phase.HOOK, false)) {
      var answer = send(Phase.HOOK, server);
      assertThat(there.await(10, TimeUnit.SECONDS)).isTrue();
      answer.cancel(true);
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(server.connection(0).rest.size()).isZero();
    }
  }

  /** A port whose queue of connections is full: the next one gets no answer. */
  private static final class FullPort implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();

    FullPort() throws IOException, InterruptedException {
      for (int i = 0; i < 8; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
        waiting.add(channel);
      }
    }

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** How many connections to this port have been asked for and not been answered. */
    long asked() throws IOException {
      String port = String.format(":%04X 02", server.getLocalPort());
      List<String> sockets = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
      Path six = Path.of("/proc/net/tcp6");
      if (Files.exists(six)) {
        sockets.addAll(Files.readAllLines(six));
      }
      return sockets.stream().filter(socket -> socket.contains(port)).count();
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
      server.close();
    }
  }

  @Test
  void a_connection_that_is_being_opened_can_be_cancelled() throws Exception {
    assumeThat(Path.of("/proc/net/tcp")).exists();
    try (var port = new FullPort()) {
      long others = port.asked();
      assumeThat(others).isPositive();
      var answer = rig.send(rig.transport(), port.url());
      waitUntil(() -> port.asked() == others + 1);
      answer.cancel(true);

      waitUntil(() -> port.asked() == others);
      assertThat(answer.isCancelled()).isTrue();
    }
  }

  @Test
  void a_connection_that_does_not_open_ends_at_its_deadline() throws Exception {
    rig.times(SHORT, LONG, LONG);
    try (var port = new FullPort()) {
      TransportException e = rig.failure(rig.transport(), port.url());

      assertThat(e).hasMessageContaining("connectTimeout=300ms");
      assertThat(e.reached()).isEqualTo(Reached.NOTHING);
    }
  }

  /** Something that becomes true. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void waitUntil(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void an_exchange_that_is_cancelled_at_any_moment_leaves_no_connection() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  while (true) {
                    c.head();
                  }
                });
        var transport = rig.transport()) {
      for (int i = 0; i < 600; i++) {
        var answer = rig.send(transport, server.url("/"));
        LockSupport.parkNanos(1000L * i);
        answer.cancel(true);
      }
      Thread.sleep(200);
      for (var connection : server.connections) {
        assertThat(connection.endsSoon()).isTrue();
      }
    }
  }

  @Test
  void a_request_that_was_given_up_does_not_delay_the_next() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  while (true) {
                    c.head();
                    c.write(OK);
                  }
                });
        var transport = rig.transport()) {
      for (int i = 0; i < 1100; i++) {
        rig.send(transport, server.url("/" + i)).cancel(true);
      }
      assertThat(rig.get(transport, server.url("/")).status()).isEqualTo(200);
    }
  }
}
