package io.github.camelnetskope.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows the feeds, their JSON ({@code /feeds.json}) and meters ({@code /metrics}). For
 * this machine only, and only to look at.
 */
final class StatusPage implements AutoCloseable {
  static final int USUAL_PORT = 8077;

  private static final Map<String, String> FILES =
      Map.of(
          "/", "index.html",
          "/page.js", "page.js",
          "/page.css", "page.css",
          "/uPlot.js", "uPlot.js",
          "/uPlot.css", "uPlot.css");

  private final HttpServer server;

  private StatusPage(HttpServer server) {
    this.server = server;
  }

  /** Serves on a port of the loopback interface; on a free one when it is taken. */
  static StatusPage start(CamelContext context, PrometheusMeterRegistry meters, int port)
      throws IOException {
    HttpServer server = listen(port);
    DevConsole console =
        Objects.requireNonNull(
            PluginHelper.getDevConsoleResolver(context).resolveDevConsole("netskope"));
    FILES.forEach((path, file) -> serve(server, path, type(file), () -> resource(file)));
    serve(server, "/feeds.json", "application/json", () -> utf8(json(console)));
    serve(server, "/metrics", "text/plain; version=0.0.4", () -> utf8(meters.scrape()));
    server.start();
    return new StatusPage(server);
  }

  private static HttpServer listen(int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      return HttpServer.create(new InetSocketAddress(here, port), 0);
    } catch (BindException e) {
      return HttpServer.create(new InetSocketAddress(here, 0), 0);
    }
  }

  private static void serve(HttpServer server, String path, String type, Supplier<byte[]> body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            int refusal = refusal(exchange, path);
            if (refusal != 0) {
              exchange.sendResponseHeaders(refusal, -1);
              return;
            }
            byte[] bytes = body.get();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Security-Policy",
                    "default-src 'self'; style-src 'self' 'unsafe-inline'");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  /** A status, or 0. A page of another site may not read this one under a name of its own. */
  private static int refusal(HttpExchange exchange, String path) {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!host.replaceFirst(":\\d+$", "").matches("127\\.0\\.0\\.1|\\[::1]|localhost")) {
      return 403;
    }
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return 404;
    }
    return exchange.getRequestMethod().equals("GET") ? 0 : 405;
  }

  private static String json(DevConsole console) {
    return ((JsonObject) console.call(MediaType.JSON)).toJson();
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      default -> "text/css; charset=utf-8";
    };
  }

  private static byte[] resource(String file) {
    try (@Nullable InputStream in = StatusPage.class.getResourceAsStream("/page/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
