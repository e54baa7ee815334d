package io.github.camelnetskope.recipes.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP receiver that a test makes itself, since no server is available. Each fifth request is
 * taken, and its answer lost.
 */
public abstract class HttpSink implements SinkServer {
  private static final int LOST_EVERY = 5;

  private final int port;
  private HttpServer server;
  private ExecutorService threads;
  private int requests;
  private volatile boolean losesAnswers = true;

  protected HttpSink() throws IOException {
    port = ServerProcess.freePort();
  }

  /** An answer. */
  public record Answer(int status, String json, Map<String, String> headers) {
    /** One without headers of its own. */
    public Answer(int status, String json) {
      this(status, json, Map.of());
    }
  }

  /** Takes a request; one at a time. */
  protected abstract Answer take(HttpExchange request, byte[] body) throws Exception;

  /** Forgets what is in memory only, like a server that dies. */
  protected void forget() {}

  /** From now on each answer arrives. */
  public final void losesNothing() {
    losesAnswers = false;
  }

  @Override
  public void behave() {
    losesNothing();
  }

  protected final String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public final void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange request) throws IOException {
    byte[] body = request.getRequestBody().readAllBytes();
    try (request) {
      Answer answer;
      synchronized (this) {
        if (request.getHttpContext().getServer() != server) {
          return; // it was killed meanwhile
        }
        answer = take(request, body);
        if (++requests % LOST_EVERY == 0 && losesAnswers) {
          return;
        }
      }
      byte[] text = answer.json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      request.getResponseHeaders().add("Content-Type", "application/json");
      answer.headers().forEach(request.getResponseHeaders()::add);
      request.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      request.getResponseBody().write(text);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public final void kill() {
    HttpServer killed;
    synchronized (this) {
      killed = server;
      server = null;
      forget();
    }
    if (killed != null) {
      killed.stop(0);
      threads.shutdownNow();
    }
  }

  @Override
  public final void close() {
    kill();
  }
}
