package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request gets an answer that arrived before it was sent. */
class TransportSurplusTest {
  private static final String OTHER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
  private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright";

  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OTHER,
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\n",
        "H",
        "\r\n",
        "\r\n" + OTHER,
        "garbage\r\n\r\n"
      })
  void input_in_the_same_packet_as_an_answer_closes_the_connection(String surplus)
      throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  boolean first = c.head().startsWith("GET /feed?first");
                  c.write(first ? OK + surplus : GOOD);
                });
        var transport = rig.transport()) {
      assertThat(rig.get(transport, server.url("/feed?first")).status()).isEqualTo(200);
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(text(rig.get(transport, server.url("/feed?next")))).isEqualTo("right");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "HTTP/1.1 200 OK\r\nContent-Le", "H", "\r\n"})
  void input_on_an_idle_connection_closes_it(String surplus) throws Exception {
    var answered = new CountDownLatch(1);
    try (var server =
            new ScriptedServer(
                c -> {
                  boolean first = c.head().startsWith("GET /feed?first");
                  c.write(first ? OK : GOOD);
                  if (first) {
                    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
                    c.write(surplus);
                  }
                });
        var transport = rig.transport()) {
      rig.get(transport, server.url("/feed?first"));
      answered.countDown();
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(text(rig.get(transport, server.url("/feed?next")))).isEqualTo("right");
      assertThat(server.connections).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OTHER, "HTTP/1.1 200 OK\r\nContent-Le", "H"})
  void input_during_the_hook_closes_the_connection_and_nothing_is_sent(String surplus)
      throws Exception {
    var hook = new HeldHook();
    try (var server =
            new ScriptedServer(
                c -> {
                  hook.awaitConnected();
                  c.write(surplus);
                });
        var transport = rig.transport()) {
      var answer = transport.send(TransportRig.request(server.url("/next")), hook, rig.buffer());
      hook.awaitConnected();
      assertThat(server.connection(0).endsSoon()).isTrue();
      hook.letGo();

      assertThat(TransportRig.failure(answer).reached())
          .isEqualTo(TransportException.Reached.NOTHING);
      assertThat(server.heads).isEmpty();
    }
  }

  @Test
  void an_answer_that_comes_twice_is_not_given_to_another_feed_or_index() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  for (String head = c.head(); ; head = c.head()) {
                    c.write(answer(head.split(" ", 3)[1]));
                  }
                });
        var transport = rig.transport()) {
      for (String asked :
          List.of("/a?operation=next&index=1", "/b?operation=next&index=1", "/b?index=2", "/c")) {
        assertThat(text(rig.get(transport, server.url(asked)))).isEqualTo(asked);
      }
      assertThat(server.connections).hasSize(4);

      rig.get(transport, server.url("/b?operation=resend&index=1"));
      rig.get(transport, server.url("/c?skip=5000"));
      assertThat(server.connections).hasSize(4);
    }
  }

  private static String answer(String text) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
  }

  @Test
  void informational_answers_before_the_final_one_are_accepted() throws Exception {
    try (var server =
            new ScriptedServer(
                c -> {
                  while (true) {
                    c.head();
                    c.write("HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 103 Hint\r\n\r\n" + GOOD);
                  }
                });
        var transport = rig.transport()) {
      for (int i = 0; i < 5; i++) {
        assertThat(text(rig.get(transport, server.url("/")))).isEqualTo("right");
      }
      assertThat(server.connections).hasSize(1);
    }
  }

  private static String text(ApiResponse answer) {
    return new String(answer.body().array(), StandardCharsets.US_ASCII);
  }
}
