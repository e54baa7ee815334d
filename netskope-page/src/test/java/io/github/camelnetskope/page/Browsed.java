package io.github.camelnetskope.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BooleanSupplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** An application with the page, as a user makes one, and a client that reads it. */
final class Browsed implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final Main main = new Main();
  private final int port = freePort();

  Browsed(RouteBuilder... routes) {
    main.addInitialProperty("camel.main.name", "collector");
    main.addInitialProperty("camel.main.shutdown-timeout", "1");
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.host", "127.0.0.1");
    main.addInitialProperty("camel.server.port", String.valueOf(port));
    for (RouteBuilder builder : routes) {
      main.configure().addRoutesBuilder(builder);
    }
  }

  Browsed with(String property, String value) {
    main.addInitialProperty(property, value);
    return this;
  }

  Browsed start() {
    main.start();
    return this;
  }

  Main main() {
    return main;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/netskope/";
  }

  HttpRequest.Builder request(String file) {
    return HttpRequest.newBuilder(URI.create(url()).resolve(file));
  }

  String get(String file) {
    return send(request(file).build()).body();
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
