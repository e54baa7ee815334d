package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.Bodies.answering;
import static io.github.camelnetskope.client.http.Bodies.gzip;
import static io.github.camelnetskope.client.http.Bodies.json;
import static io.github.camelnetskope.client.http.Bodies.length;
import static io.github.camelnetskope.client.http.Bodies.noise;
import static io.github.camelnetskope.client.http.Bodies.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is received: as it comes, compressed, within its limits. */
class TransportBodyTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gzip", "x-gzip", "GZIP", "identity"})
  void a_compressed_body_is_kept_unchanged_with_any_header(String encoding) throws Exception {
    byte[] plain = noise(300_000);
    byte[] body = gzip(plain);
    String header = encoding.isEmpty() ? "" : "Content-Encoding: " + encoding + "\r\n";
    try (var server = answering(header + length(body), body)) {
      var buffer = rig.buffer();
      var answer =
          rig.transport()
              .send(TransportRig.request(server.url("/")), BeforeSendHook.NONE, buffer)
              .get(30, TimeUnit.SECONDS);

      assertThat(answer.body().array()).isEqualTo(body);
      assertThat(answer.gzipped()).isTrue();
      assertThat(plain(answer)).isEqualTo(plain);
      assertThat(buffer.bytes()).isEqualTo(body.length);
    }
  }

  @Test
  void a_plain_body_whose_header_says_gzip_is_plain() throws Exception {
    byte[] body = json(100);
    try (var server = answering("Content-Encoding: gzip\r\n" + length(body), body)) {
      ApiResponse answer = rig.get(rig.transport(), server.url("/"));
      assertThat(answer.gzipped()).isFalse();
      assertThat(answer.body().array()).isEqualTo(body);
    }
  }

  @Test
  void a_long_plain_body_is_compressed_on_arrival() throws Exception {
    byte[] body = json(900_000);
    try (var server = answering(length(body), body)) {
      var buffer = rig.buffer();
      var answer =
          rig.transport()
              .send(TransportRig.request(server.url("/")), BeforeSendHook.NONE, buffer)
              .get(30, TimeUnit.SECONDS);

      assertThat(answer.gzipped()).isTrue();
      assertThat(answer.body().array()).hasSizeLessThan(body.length / 3);
      assertThat(plain(answer)).isEqualTo(body);
      assertThat(buffer.bytes()).isEqualTo(answer.body().array().length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4095, 4096, 4097, 65_535, 65_536, 65_537, 131_072, 999_999})
  void bodies_of_any_length_and_content_arrive_complete(int length) throws Exception {
    for (byte[] body :
        new byte[][] {json(length), noise(Math.max(1, length)), gzip(json(length))}) {
      try (var server = answering(length(body), body);
          var transport = rig.transport()) {
        ApiResponse answer = rig.get(transport, server.url("/"));
        byte[] whole =
            answer.gzipped() && body.length > 1 && body[0] == 0x1f
                ? answer.body().array()
                : plain(answer);
        assertThat(whole).isEqualTo(body);
      }
    }
  }

  @Test
  void a_chunked_body_arrives_complete() throws Exception {
    try (var server =
        answering(
            "Transfer-Encoding: chunked\r\n",
            "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: t\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII))) {
      assertThat(
              new String(
                  rig.get(rig.transport(), server.url("/")).body().array(),
                  StandardCharsets.US_ASCII))
          .isEqualTo("hello world");
    }
  }

  @Test
  void a_body_that_ends_with_its_connection_is_complete() throws Exception {
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\n\r\nhello");
              c.close();
            })) {
      assertThat(rig.get(rig.transport(), server.url("/")).body().array()).hasSize(5);
    }
  }

  @Test
  void a_length_above_the_limit_resets_the_connection_at_once() throws Exception {
    rig.maxBytes(1000);
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
            })) {
      TransportException e = rig.failure(rig.transport(), server.url("/"));
      assertThat(e).hasMessageContaining("the answer is longer than maxPageBytes=1000");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @Test
  void a_body_above_the_limit_resets_the_connection_at_once() throws Exception {
    rig.maxBytes(1000);
    try (var server =
        new ScriptedServer(
            c -> {
              c.head();
              c.write("HTTP/1.1 200 OK\r\n\r\n");
              c.writeForEver("x".repeat(600));
            })) {
      TransportException e = rig.failure(rig.transport(), server.url("/"));
      assertThat(e).hasMessageContaining("the answer is longer than maxPageBytes=1000");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @Test
  void the_largest_allowed_body_is_accepted() throws Exception {
    byte[] body = noise(1000);
    rig.maxBytes(1000);
    try (var server = answering(length(body), body)) {
      assertThat(rig.get(rig.transport(), server.url("/")).body().array()).isEqualTo(body);
    }
  }

  @Test
  void an_answer_without_memory_resets_the_connection_at_once() throws Exception {
    var budget = new BufferBudget(100_000);
    var other = budget.tryReserve(50_000).orElseThrow();
    byte[] body = gzip(noise(200_000));
    try (var server = answering(length(body), body);
        var buffer = budget.tryReserve(10).orElseThrow()) {
      var answer =
          rig.transport().send(TransportRig.request(server.url("/")), BeforeSendHook.NONE, buffer);
      TransportException e = TransportRig.failure(answer);

      assertThat(e).hasMessageContaining("more than maxBufferedBytes leaves");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(server.connection(0).endsSoon()).isTrue();
      assertThat(budget.reservedBytes()).isGreaterThan(50_000);
    }
    other.close();
    assertThat(budget.reservedBytes()).isZero();
  }
}
