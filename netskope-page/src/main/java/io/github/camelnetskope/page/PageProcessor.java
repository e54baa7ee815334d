package io.github.camelnetskope.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of a browser for the page, its files and its JSON. The last part of the path
 * selects which, so that it works under any path of a server or proxy. Thread-safe.
 */
final class PageProcessor implements Processor {
  private static final Map<String, String> FILES =
      Map.of(
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private static final Map<String, String> HEADERS =
      Map.of(
          // Camel's servers drop Cache-Control.
          "Expires",
          "0",
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src"
              + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff");

  private final String name;
  private final Set<String> hosts;
  private final Supplier<PageModel> page;

  /**
   * The page under a path.
   *
   * @param name the last part of that path
   * @param hosts host names under which the page may be requested; empty for any
   */
  PageProcessor(String name, Set<String> hosts, Supplier<PageModel> page) {
    this.name = name;
    this.hosts = hosts;
    this.page = page;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    String path = message.getHeader(Exchange.HTTP_PATH, "", String.class);
    String host = message.getHeader("Host", "", String.class);
    message.removeHeaders("*");
    HEADERS.forEach(message::setHeader);
    if (hosts.isEmpty() || hosts.contains(host.replaceFirst(":\\d+$", ""))) {
      answer(message, path.substring(path.lastIndexOf('/') + 1));
    } else {
      status(message, 403);
    }
  }

  private void answer(Message message, String file) throws IOException {
    String type = FILES.get(file);
    if (type != null) {
      body(message, type, resource(file));
    } else if (file.isEmpty()) {
      body(message, "text/html; charset=utf-8", utf8(PageHtml.of(page.get())));
    } else if (file.equals("feeds.json")) {
      body(message, "application/json", utf8(PageJson.of(page.get())));
    } else if (file.equals(name)) {
      // The names of the files are relative to the page.
      message.setHeader("Location", name + '/');
      status(message, 302);
    } else {
      status(message, 404);
    }
  }

  private static void body(Message message, String type, byte[] bytes) {
    message.setHeader(Exchange.CONTENT_TYPE, type);
    message.setBody(bytes);
  }

  private static void status(Message message, int status) {
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setBody(new byte[0]);
  }

  private static byte[] resource(String file) throws IOException {
    try (@Nullable InputStream in = PageProcessor.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
