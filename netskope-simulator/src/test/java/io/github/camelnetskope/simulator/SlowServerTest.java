package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slow server, on real sockets. */
@Timeout(60)
class SlowServerTest {

  private static final String FEED = "events/alert";

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(
          options ->
              options.rateLimit(false).feed(FEED, feed -> feed.records(records("a", "b", "c"))));

  @Test
  void an_answer_begins_when_its_latency_is_over() throws IOException {
    netskope.tenant().feed(FEED).latency(Duration.ofMillis(300));
    try (RawClient client = client()) {
      long start = System.nanoTime();

      assertThat(client.next(FEED).answer()).contains("\"a\"");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    }
  }

  @Test
  void a_cursor_is_in_use_while_its_answer_is_awaited() throws IOException {
    netskope.tenant().feed(FEED).latency(Duration.ofMinutes(1));
    try (RawClient waiting = client();
        RawClient other = client()) {
      waiting.next(FEED);
      awaitRequests(1);

      assertThat(other.next(FEED).answer()).startsWith("HTTP/1.1 409");
      assertThat(netskope.tenant().feed(FEED).position("it")).isZero();
    }
  }

  @Test
  void a_feed_may_hang_and_frees_its_cursor_when_its_clients_have_left() throws IOException {
    netskope.faults().on(FEED).always().inject(Fault.stall());
    for (int i = 0; i < 3; i++) {
      try (RawClient client = client()) {
        client.next(FEED);
        awaitRequests(i + 1);
      }
      awaitNoConnection();
    }

    assertThat(netskope.journal().count(409)).isZero();
    assertThat(netskope.faults().isSpent()).isFalse();
  }

  @Test
  void an_answer_that_hangs_does_not_keep_its_page_in_memory() {
    netskope.faults().on(FEED).always().inject(Fault.stall());

    assertThat(netskope.tenant().answer(TenantFixture.request(FEED, "it", "next")).body())
        .isEmpty();
  }

  @Test
  void a_head_may_come_byte_by_byte() throws IOException {
    netskope.faults().on(FEED).inject(Fault.slowHead(1_000));
    try (RawClient client = client()) {
      long start = System.nanoTime();

      assertThat(client.next(FEED).answer()).startsWith("HTTP/1.1 200").contains("\"a\"");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
      assertThat(client.next(FEED).answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_trickle_of_one_byte_a_second_has_that_rate() throws IOException {
    netskope.faults().on(FEED).inject(Fault.slow(1));
    try (RawClient client = client()) {
      client.next(FEED).head();

      assertThat(client.bytesWithin(Duration.ofMillis(1_500))).isBetween(1, 2);
    }
  }

  @Test
  void a_client_may_get_100_continue_without_end() throws IOException {
    netskope.faults().on(FEED).inject(Fault.endlessContinue());
    try (RawClient client = client()) {
      client.next(FEED);
      for (int i = 0; i < 3; i++) {
        assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      }
    }
    awaitNoConnection();
  }

  @Test
  void a_tls_handshake_may_trickle_without_end() throws IOException {
    try (var trickling = NetskopeSimulator.builder().trickledHandshake().start();
        RawClient client = new RawClient(trickling)) {
      assertThat(trickling.baseUrl()).startsWith("https://");
      assertThat(client.bytesWithin(Duration.ofMillis(1_500))).isBetween(1, 2);
    }
  }

  @Test
  void fifteen_hundred_answers_are_awaited_at_once() throws IOException {
    netskope.tenant().feed(FEED).latency(Duration.ofSeconds(2));
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 1_500; i++) {
        clients.add(client().next(FEED, "it" + i));
      }
      for (RawClient client : clients) {
        assertThat(client.answer()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private RawClient client() throws IOException {
    return new RawClient(netskope.simulator());
  }

  private void awaitRequests(int count) {
    while (netskope.journal().size() < count) {
      Thread.onSpinWait();
    }
  }

  private void awaitNoConnection() {
    String name = "netskope-simulator-" + netskope.simulator().port() + "-connection-";
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith(name))) {
      Thread.onSpinWait();
    }
  }
}
