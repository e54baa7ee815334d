package io.github.camelnetskope.client.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies of answers, the same at each call, and a server that answers with them. */
final class Bodies {
  private Bodies() {}

  static ScriptedServer answering(String headers, byte[] body) throws IOException {
    return new ScriptedServer(
        c -> {
          while (true) {
            c.head();
            c.write("HTTP/1.1 200 OK\r\n" + headers + "\r\n");
            c.write(body);
          }
        });
  }

  static String length(byte[] body) {
    return "Content-Length: " + body.length + "\r\n";
  }

  static byte[] json(int length) {
    var text = new StringBuilder();
    var random = new Random(1);
    while (text.length() < length) {
      text.append("{\"user\":\"u").append(random.nextInt(1000)).append("\"},");
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    bytes[0] = 1;
    return bytes;
  }

  static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] plain(ApiResponse answer) throws IOException {
    return answer.gzipped()
        ? new GZIPInputStream(new ByteArrayInputStream(answer.body().array())).readAllBytes()
        : answer.body().array();
  }
}
