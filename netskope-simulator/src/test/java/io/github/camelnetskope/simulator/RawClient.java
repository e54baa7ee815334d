package io.github.camelnetskope.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain socket without an HTTP client. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(NetskopeSimulator simulator) throws IOException {
    URI address = URI.create(simulator.baseUrl());
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(10_000);
  }

  RawClient next(String feed) throws IOException {
    return next(feed, "it");
  }

  RawClient next(String feed, String index) throws IOException {
    return send(
        "GET /api/v2/events/dataexport/"
            + feed
            + "?operation=next&index="
            + index
            + " HTTP/1.1\r\n"
            + "Host: localhost\r\nNetskope-Api-Token: "
            + NetskopeSimulator.TOKEN
            + "\r\n\r\n");
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Everything up to the end of the connection. */
  String everything() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** The head of one answer. */
  String head() throws IOException {
    var head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The answer ended within its head: " + text);
      }
      head.write(next);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  /** One whole answer framed by its length. */
  String answer() throws IOException {
    String head = head();
    String marker = "Content-Length: ";
    int at = head.indexOf(marker) + marker.length();
    int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
    return head
        + new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** How many bytes come in the given time. */
  int bytesWithin(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    int bytes = 0;
    for (long left = time.toMillis();
        left > 0;
        left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
      socket.setSoTimeout((int) left);
      try {
        bytes += socket.getInputStream().read() < 0 ? 0 : 1;
      } catch (SocketTimeoutException e) {
        return bytes;
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
