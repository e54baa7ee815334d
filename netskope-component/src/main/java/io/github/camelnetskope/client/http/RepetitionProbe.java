package io.github.camelnetskope.client.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out whether a transport repeats a request on its own, by asking a server on the loopback
 * interface that drops one request and refuses another. A client cannot be asked, but it can be
 * watched. Thread-safe.
 */
public final class RepetitionProbe {
  private static final String BUSY =
      "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private static final long LONGEST_SECONDS = 10;

  private final List<String> seen = new ArrayList<>();

  private RepetitionProbe() {}

  /**
   * Sends two requests to the server, and waits for each for ten seconds at most.
   *
   * @return what is wrong with the transport; empty when it sends each request once
   */
  public static Optional<String> findFault(Transport transport) {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var probe = new RepetitionProbe();
      var thread = new Thread(() -> probe.serve(server), "NetskopeClientProbe");
      thread.setDaemon(true);
      thread.start();
      String base = "http://127.0.0.1:" + server.getLocalPort();
      send(transport, base + "/dropped");
      send(transport, base + "/busy");
      return probe.verdict();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Transport transport, String url) {
    ApiRequest request = ApiRequest.anonymousGet(URI.create(url));
    var answer = transport.send(request, BeforeSendHook.NONE, BufferReservation.unlimited());
    try {
      answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | CancellationException e) {
      // As intended: the server has dropped the connection.
    } catch (TimeoutException e) {
      answer.cancel(true);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    }
  }

  private void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // The probe is over, or the client has gone: the next accept tells.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String line = in.readLine();
    if (line == null) {
      return;
    }
    synchronized (seen) {
      seen.add(line);
    }
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    if (socket.isConnected() && isBusy()) {
      socket.getOutputStream().write(BUSY.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private boolean isBusy() {
    synchronized (seen) {
      return seen.get(seen.size() - 1).contains("/busy");
    }
  }

  private Optional<String> verdict() {
    synchronized (seen) {
      long dropped = seen.stream().filter(line -> line.contains("/dropped")).count();
      long busy = seen.stream().filter(line -> line.contains("/busy")).count();
      if (dropped > 1 || busy > 1) {
        return Optional.of("it repeats requests on its own, and a repeated next loses a page");
      }
      return dropped == 0
          ? Optional.of(
              "it does not reach 127.0.0.1, so it cannot be checked for repeating requests")
          : Optional.empty();
    }
  }
}
