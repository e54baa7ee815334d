package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportSettings.Proxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Finds out whether a transport repeats requests by itself. It sends requests to a server on the
 * loopback interface that drops one request and refuses another; the settings of a client cannot be
 * read, but its behaviour can be observed. Thread-safe.
 */
public final class RepetitionProbe {
  private static final String BUSY =
      "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final String WHO =
      "HTTP/1.0 401 Who\r\nWWW-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n";
  private static final String DROPPED = "/dropped";

  /** The paths and their answers; with an empty answer the connection is dropped. */
  private static final Map<String, String> ANSWERS =
      new TreeMap<>(Map.of(DROPPED, "", "/busy", BUSY, "/who", WHO));

  private static final long LONGEST_SECONDS = 10;

  private final Map<String, Integer> seen = new ConcurrentHashMap<>();

  private RepetitionProbe() {}

  /**
   * Sends some requests to the server, and waits at most ten seconds for each. A client may have
   * its own proxy, which does not reach this host: then the server acts as the proxy.
   *
   * @param direct a transport over the client as it is
   * @param through a transport over the client with the given proxy
   * @return the problem of the client; empty when it sends each request once
   */
  public static Optional<String> findFault(Transport direct, Function<Proxy, Transport> through) {
    return findFault(
        List.of(
            port -> direct,
            port ->
                through.apply(new Proxy("127.0.0.1", port, Optional.empty(), Optional.empty()))));
  }

  private static Optional<String> findFault(List<IntFunction<Transport>> ways) {
    try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var probe = new RepetitionProbe();
      var thread = new Thread(() -> probe.serve(server), "NetskopeClientProbe");
      thread.setDaemon(true);
      thread.start();
      int port = server.getLocalPort();
      for (IntFunction<Transport> way : ways) {
        if (!probe.isReached()) {
          probe.send(way.apply(port), "http://127.0.0.1:" + port);
        }
      }
      return probe.verdict();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** If one request does not reach the server, no more are sent. */
  private void send(Transport transport, String base) {
    send(transport, URI.create(base + DROPPED));
    if (isReached()) {
      ANSWERS.keySet().stream()
          .filter(path -> !path.equals(DROPPED))
          .forEach(path -> send(transport, URI.create(base + path)));
    }
  }

  private boolean isReached() {
    return seen.containsKey(DROPPED);
  }

  private static void send(Transport transport, URI url) {
    ApiRequest request = ApiRequest.anonymousGet(url);
    var answer = transport.send(request, BeforeSendHook.NONE, BufferReservation.unlimited());
    try {
      answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | CancellationException e) {
      // Expected: the server has dropped the connection.
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
        // The probe is over, or the client has closed the connection: the next accept shows which.
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
    String path = ANSWERS.keySet().stream().filter(line::contains).findFirst().orElse(line);
    seen.merge(path, 1, Integer::sum);
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    String answer = ANSWERS.getOrDefault(path, "");
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<String> verdict() {
    if (seen.getOrDefault("/who", 0) > 1) {
      return Optional.of(
          "it answers a 401 with its credentials, and a repeated next loses a page:"
              + " limit them to the proxy");
    }
    if (seen.values().stream().anyMatch(times -> times > 1)) {
      return Optional.of("it repeats requests on its own, and a repeated next loses a page");
    }
    return isReached()
        ? Optional.empty()
        : Optional.of(
            "it reaches a server on 127.0.0.1 neither by itself nor as its proxy,"
                + " so it cannot be checked for repeating requests");
  }
}
