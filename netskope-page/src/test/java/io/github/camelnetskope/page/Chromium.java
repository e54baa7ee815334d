package io.github.camelnetskope.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.jspecify.annotations.Nullable;

/** A headless Chromium that shows one page, controlled over its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final String COMMAND = System.getProperty("browser.command", "chromium");
  private static final Pattern PAGE = Pattern.compile("ws://[^\"]+/devtools/page/[^\"]+");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Answers answers = new Answers();
  private int calls;

  Chromium(int width, int height) throws Exception {
    // Kept: some of its processes write a little longer than it lives.
    Path folder = Files.createDirectories(Path.of("target", "chromium").toAbsolutePath());
    Path profile = Files.createTempDirectory(folder, "profile");
    process = start(profile);
    Path port = profile.resolve("DevToolsActivePort");
    Browsed.await(() -> lines(port).size() > 1);
    String debugger = "http://127.0.0.1:" + lines(port).get(0) + "/json/list";
    var request = HttpRequest.newBuilder(URI.create(debugger)).build();
    Matcher page = PAGE.matcher(Browsed.send(request).body());
    if (!page.find()) {
      throw new AssertionError("Chromium shows no page");
    }
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(page.group()), answers)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, Object> size =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    call("Emulation.setDeviceMetricsOverride", size);
  }

  private static Process start(Path profile) throws IOException {
    List<String> command = new ArrayList<>(List.of(COMMAND.split(" ")));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  void open(String url) throws Exception {
    call("Page.enable", Map.of());
    call("Page.navigate", Map.of("url", url));
    answers.first(event -> "Page.loadEventFired".equals(event.get("method")));
  }

  /** The value of an expression in the page, once it is neither false nor missing. */
  Object await(String expression) throws Exception {
    String promise =
        "new Promise(done => { const look = () => { const value = "
            + expression
            + "; value ? done(value) : setTimeout(look, 50); }; look(); })";
    Map<String, Object> params =
        Map.of("expression", promise, "awaitPromise", true, "returnByValue", true);
    return call("Runtime.evaluate", params).<JsonObject>getMap("result").get("value");
  }

  /** {@code light} or {@code dark}. */
  void prefer(String scheme) throws Exception {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(new JsonObject(feature))));
  }

  /** Of the whole page, also of what one has to scroll to. */
  byte[] screenshot() throws Exception {
    JsonObject answer = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    return Base64.getDecoder().decode(answer.getString("data"));
  }

  private JsonObject call(String method, Map<String, Object> params) throws Exception {
    var message = new JsonObject(Map.of("id", ++calls, "method", method));
    message.put("params", new JsonObject(params));
    socket.sendText(message.toJson(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonObject answer = answers.first(one -> Integer.valueOf(calls).equals(one.getInteger("id")));
    if (answer.containsKey("error") || answer.toJson().contains("exceptionDetails")) {
      throw new AssertionError(method + ": " + answer.toJson());
    }
    return answer.getMap("result");
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The answers and events. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        received.add(parse(parts.toString()));
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private static JsonObject parse(String text) {
      try {
        return (JsonObject) Jsoner.deserialize(text);
      } catch (DeserializationException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    /** Discards all earlier ones. */
    JsonObject first(Predicate<JsonObject> wanted) throws InterruptedException {
      JsonObject answer = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (answer != null && !wanted.test(answer)) {
        answer = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      if (answer == null) {
        throw new AssertionError("no answer from Chromium");
      }
      return answer;
    }
  }
}
