package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.http.Framing;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class HttpServerTest {

  private static final String FEED = "events/alert";

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(
          options ->
              options
                  .rateLimit(false)
                  .pageSize(1)
                  .feed(FEED, feed -> feed.records(records("a", "b", "c"))));

  @Test
  void a_connection_serves_many_requests() throws IOException {
    try (RawClient client = client()) {
      assertThat(client.next(FEED).answer()).startsWith("HTTP/1.1 200 OK\r\n").contains("\"a\"");
      assertThat(client.next(FEED).answer()).contains("\"b\"");
    }
  }

  @Test
  void an_answer_may_come_twice_on_a_kept_connection() throws IOException {
    netskope.faults().on(FEED).inject(Fault.twice());
    try (RawClient client = client()) {
      String first = client.next(FEED).answer();

      assertThat(client.answer()).isEqualTo(first).contains("\"a\"");
      assertThat(client.next(FEED).answer()).contains("\"b\"");
    }
  }

  @Test
  void a_client_that_closes_is_closed() throws IOException {
    try (RawClient client = client()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(client.everything()).startsWith("HTTP/1.1 404").contains("Connection: close");
    }
  }

  @Test
  void bodies_come_by_length_or_in_chunks() throws IOException {
    String form = "token=" + NetskopeSimulator.V1_TOKEN + "&users=a,b";
    String head =
        "POST /api/v1/ackanomalies HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    try (RawClient client = client()) {
      client.send(head + "Content-Length: " + form.length() + "\r\n\r\n" + form).answer();
      client
          .send(
              head
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + Integer.toHexString(form.length())
                  + "\r\n"
                  + form
                  + "\r\n0\r\n\r\n")
          .answer();
    }

    assertThat(netskope.tenant().v1().acknowledgedUsers()).containsExactly("a", "b", "a", "b");
  }

  @Test
  void a_client_may_wait_before_it_sends_its_body() throws IOException {
    try (RawClient client = client()) {
      client.send(
          "POST /api/v1/clients HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 100 Continue");
      assertThat(client.send("{}").answer()).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void a_dropped_connection_gives_no_byte_and_a_reset() throws IOException {
    netskope.faults().on(FEED).inject(Fault.dropAfterAdvance());
    try (RawClient client = client()) {
      client.next(FEED);

      assertThatThrownBy(client::everything).isInstanceOf(SocketException.class);
    }
    assertThat(netskope.tenant().feed(FEED).position("it")).isEqualTo(1);
  }

  @Test
  void a_cut_body_has_exactly_the_given_number_of_bytes() throws IOException {
    netskope.faults().on(FEED).inject(Fault.cutBody(7));
    try (RawClient client = client()) {
      String answer = client.next(FEED).everything();

      assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEqualTo("{\"ok\":1");
      assertThat(answer).contains("Content-Length: ");
    }
  }

  @Test
  void a_cut_chunked_body_has_no_last_chunk() throws IOException {
    try (var chunked =
            NetskopeSimulator.builder()
                .framing(Framing.CHUNKED)
                .feed(FEED, feed -> feed.records(records("a")))
                .start();
        RawClient client = new RawClient(chunked)) {
      chunked.faults().on(FEED).inject(Fault.cutBody(7));
      String answer = client.next(FEED).everything();

      assertThat(answer).contains("Transfer-Encoding: chunked").endsWith("\r\n{\"ok\":1");
    }
  }

  @Test
  void a_wrong_length_is_larger_than_the_body() throws IOException {
    netskope.faults().on(FEED).inject(Fault.wrongLength());
    try (RawClient client = client()) {
      String answer = client.next(FEED).everything();
      String length = answer.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");

      assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4)
          .isEqualTo(Integer.parseInt(length) - 1000);
    }
  }

  @Test
  void no_content_has_no_body_and_keeps_the_connection() throws IOException {
    netskope.faults().on(FEED).inject(Fault.noContent());
    try (RawClient client = client()) {
      assertThat(client.next(FEED).head())
          .startsWith("HTTP/1.1 204")
          .doesNotContain("Content-Length");
      assertThat(client.next(FEED).answer()).contains("\"a\"");
    }
  }

  @Test
  void a_stalled_answer_occupies_its_cursor() throws IOException {
    netskope.faults().on(FEED).inject(Fault.stallAfter(3));
    try (RawClient stalled = client();
        RawClient other = client()) {
      assertThat(stalled.next(FEED).head()).startsWith("HTTP/1.1 200");

      assertThat(other.next(FEED).answer()).startsWith("HTTP/1.1 409");
    }
  }

  @Test
  void a_stalled_cursor_is_free_again_when_the_client_has_given_up() throws IOException {
    netskope.faults().on(FEED).inject(Fault.stall());
    try (RawClient stalled = client()) {
      stalled.next(FEED);
      while (netskope.journal().entries().stream().noneMatch(entry -> entry.status() == 200)) {
        Thread.onSpinWait();
      }
    }
    try (RawClient other = client()) {
      String answer = other.next(FEED).answer();
      while (answer.startsWith("HTTP/1.1 409")) {
        answer = other.next(FEED).answer();
      }
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_slow_answer_arrives_whole() throws IOException {
    netskope.faults().on(FEED).inject(Fault.slow(2_000));
    try (RawClient client = client()) {
      assertThat(client.next(FEED).answer()).endsWith("}");
      assertThat(client.next(FEED).answer()).contains("\"b\"");
    }
  }

  @Test
  void a_queued_v1_call_is_answered_later() throws IOException {
    String call =
        "GET /api/v1/uploadtoken?token=" + NetskopeSimulator.V1_TOKEN + " HTTP/1.1\r\n\r\n";
    try (var limited = NetskopeSimulator.builder().start();
        RawClient client = new RawClient(limited)) {
      long start = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        assertThat(client.send(call).answer()).startsWith("HTTP/1.1 200");
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
    }
  }

  @Test
  void a_client_that_has_read_an_answer_never_gets_a_409_for_it() throws IOException {
    netskope.tenant().feed("events/page").recordSize(500).records(2_000);
    for (int i = 0; i < 300; i++) {
      try (RawClient client = client()) {
        assertThat(client.next("events/page").answer()).startsWith("HTTP/1.1 200");
      }
    }
    assertThat(netskope.journal().count(409)).isZero();
  }

  @Test
  void garbage_closes_the_connection_but_does_not_end_the_server() throws IOException {
    try (RawClient client = client()) {
      assertThat(client.send("garbage\r\n\r\n").everything()).isEmpty();
    }
    try (RawClient client = client()) {
      assertThat(client.next(FEED).answer()).contains("\"a\"");
    }
  }

  @Test
  void after_closing_no_thread_and_no_server_socket_is_left() throws IOException {
    NetskopeSimulator simulator = NetskopeSimulator.builder().start();
    int port = simulator.port();
    RawClient idle = new RawClient(simulator);
    idle.next(FEED).answer();

    simulator.close();
    idle.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains("netskope-simulator-" + port + "-"));
    assertThatThrownBy(() -> new RawClient(simulator)).isInstanceOf(ConnectException.class);
  }

  private RawClient client() throws IOException {
    return new RawClient(netskope.simulator());
  }
}
