package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.OpenRequest;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server on the loopback interface that can stop an answer at any byte. A thread for
 * each connection; all are daemons and gone after {@link #close()}.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int BACKLOG = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerSocket listener;
  private final Function<SimulatorRequest, OpenRequest> handler;
  private final Framing framing;
  private final @Nullable SSLContext sslContext;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private HttpServer(
      ServerSocket listener,
      Function<SimulatorRequest, OpenRequest> handler,
      Framing framing,
      @Nullable SSLContext sslContext) {
    this.listener = listener;
    this.handler = handler;
    this.framing = framing;
    this.sslContext = sslContext;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for a free one
   * @param sslContext nothing for plain HTTP
   */
  public static HttpServer start(
      int port,
      Function<SimulatorRequest, OpenRequest> handler,
      Framing framing,
      @Nullable SSLContext sslContext)
      throws IOException {
    var listener =
        new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    HttpServer server = new HttpServer(listener, handler, framing, sslContext);
    server.thread("accept", server::acceptAll).start();
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Ends all connections and waits for their threads. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("Listener not closed: {}", e.toString());
    }
    connections.forEach(Connection::abort);
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Function<SimulatorRequest, OpenRequest> handler() {
    return handler;
  }

  Framing framing() {
    return framing;
  }

  @Nullable SSLContext sslContext() {
    return sslContext;
  }

  /** Lets time pass, unless the server is stopped. */
  void await(Duration duration) throws IOException {
    try {
      if (!duration.isZero() && stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedIOException("Server stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted");
    }
  }

  void ended(Connection connection) {
    connections.remove(connection);
    threads.remove(Thread.currentThread());
  }

  private void acceptAll() {
    try {
      while (stopped.getCount() > 0) {
        serve(listener.accept());
      }
    } catch (SocketException e) {
      LOG.debug("No longer listening: {}", e.toString());
    } catch (IOException e) {
      LOG.warn("The simulator stopped listening", e);
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  private void serve(Socket socket) {
    Connection connection = new Connection(socket, this);
    connections.add(connection);
    Thread thread = thread("connection-" + count.incrementAndGet(), connection);
    thread.start();
    if (stopped.getCount() == 0) {
      connection.abort();
    }
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, "netskope-simulator-" + port() + '-' + name);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }
}
