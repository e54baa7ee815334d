package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body on its way. */
class TransportBodyTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static ScriptedServer answering(String headers, byte[] body) throws IOException {
    return new ScriptedServer(
        c -> {
          while (true) {
            c.head();
            c.write("HTTP/1.1 200 OK\r\n" + headers + "\r\n");
            c.write(body);
          }
        });
  }

  private static String length(byte[] body) {
    return "Content-Length: " + body.length + "\r\n";
  }

  private static byte[] json(int length) {
    var text = new StringBuilder();
    var random = new Random(1);
    while (text.length() < length) {
      text.append("{\"user\":\"u").append(random.nextInt(1000)).append("\"},");
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    bytes[0] = 1;
    return bytes;
  }

  private static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] plain(ApiResponse answer) throws IOException {
    return answer.gzipped()
        ? new GZIPInputStream(new ByteArrayInputStream(answer.body().array())).readAllBytes()
        : answer.body().array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gzip", "x-gzip", "GZIP", "identity"})
  void a_compressed_body_is_kept_as_it_comes_whatever_the_header_says(String encoding)
      throws Exception {
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
  void bodies_of_any_length_and_content_come_whole(int length) throws Exception {
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
  void a_chunked_body_comes_whole() throws Exception {
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
  void a_body_that_ends_with_its_connection_comes_whole() throws Exception {
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
  void as_many_bytes_as_allowed_are_good() throws Exception {
    byte[] body = noise(1000);
    rig.maxBytes(1000);
    try (var server = answering(length(body), body)) {
      assertThat(rig.get(rig.transport(), server.url("/")).body().array()).isEqualTo(body);
    }
  }

  @Test
  void an_answer_for_which_there_is_no_memory_resets_the_connection_at_once() throws Exception {
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

  @Test
  void a_download_flows_into_its_target_whatever_its_length() throws Exception {
    rig.maxBytes(1000);
    byte[] body = noise(3_000_000);
    var target = new ByteArrayOutputStream();
    try (var server = answering(length(body), body);
        var transport = rig.transport()) {
      var answer =
          transport
              .download(TransportRig.request(server.url("/")), target)
              .get(30, TimeUnit.SECONDS);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().array()).isEmpty();
      assertThat(target.toByteArray()).isEqualTo(body);
      assertThat(server.heads.get(0)).contains("Accept: */*").doesNotContain("Accept-Encoding");
    }
  }

  @Test
  void a_slow_target_slows_the_tenant_down_and_not_other_requests() throws Exception {
    var open = new CountDownLatch(1);
    var target =
        new OutputStream() {
          private int count;

          @Override
          public void write(int b) {
            count++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            try {
              if (!open.await(10, TimeUnit.SECONDS)) {
                throw new IOException("never opened");
              }
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            count += length;
          }
        };
    var sent = new CountDownLatch(1);
    byte[] body = noise(30_000_000);
    try (var server =
            new ScriptedServer(
                c -> {
                  if (c.head().startsWith("GET /quick")) {
                    c.write(OK);
                    return;
                  }
                  c.write("HTTP/1.1 200 OK\r\n" + length(body) + "\r\n");
                  c.write(body);
                  sent.countDown();
                });
        var transport = rig.transport()) {
      var answer = transport.download(TransportRig.request(server.url("/file")), target);
      assertThat(rig.get(transport, server.url("/quick")).status()).isEqualTo(200);
      assertThat(sent.await(300, TimeUnit.MILLISECONDS)).isFalse();
      open.countDown();

      assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(target.count).isEqualTo(body.length);
    }
  }

  @Test
  void a_target_that_fails_ends_the_download_and_its_connection() throws Exception {
    byte[] body = noise(3_000_000);
    var target =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    try (var server = answering(length(body), body)) {
      TransportException e =
          TransportRig.failure(
              rig.transport().download(TransportRig.request(server.url("/")), target));
      assertThat(e).hasMessageContaining("disk full");
      assertThat(e.reached()).isEqualTo(Reached.THE_ANSWER);
      assertThat(server.connection(0).endsSoon()).isTrue();
    }
  }

  @Test
  void a_download_that_is_refused_writes_nothing_to_its_target() throws Exception {
    var target = new ByteArrayOutputStream();
    try (var server = new RawServer(head -> "HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\ngone")) {
      var answer =
          rig.transport()
              .download(TransportRig.request(server.url("/")), target)
              .get(30, TimeUnit.SECONDS);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body().array()).hasSize(4);
      assertThat(target.size()).isZero();
    }
  }
}
