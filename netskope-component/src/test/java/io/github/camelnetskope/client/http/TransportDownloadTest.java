package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.Bodies.answering;
import static io.github.camelnetskope.client.http.Bodies.length;
import static io.github.camelnetskope.client.http.Bodies.noise;
import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that is written to a target of the caller. */
class TransportDownloadTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
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
  void a_slow_target_slows_down_its_own_download_only() throws Exception {
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
