package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.TransportRig.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a request without an answer ended: whether the tenant may have seen it. */
class TransportEndsTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void an_unsent_request_is_distinguished_from_one_that_may_have_arrived() throws Exception {
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
  void an_invalid_head_is_an_unknown_outcome() throws Exception {
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
  void an_invalid_length_is_a_malformed_answer_or_an_unknown_outcome() throws Exception {
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
}
