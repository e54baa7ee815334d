package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.OpenRequest;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server on the loopback interface that can stop an answer at any byte. It has one
 * thread for each connection, with a small stack; all are daemons and have ended after {@link
 * #close()}. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int BACKLOG = 4096;
  private static final long STACK_BYTES = 256 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerSocket listener;
  private final Function<SimulatorRequest, OpenRequest> handler;
  private final Framing framing;
  private final Encryption encryption;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Failures failures = new Failures();

  private HttpServer(
      ServerSocket listener,
      Function<SimulatorRequest, OpenRequest> handler,
      Framing framing,
      Encryption encryption) {
    this.listener = listener;
    this.handler = handler;
    this.framing = framing;
    this.encryption = encryption;
  }

  /**
   * Starts to listen.
   *
   * @param address of the loopback interface; port 0 for a free one
   */
  public static HttpServer start(
      InetSocketAddress address,
      Function<SimulatorRequest, OpenRequest> handler,
      Framing framing,
      Encryption encryption)
      throws IOException {
    if (!address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(address + " is not of the loopback interface");
    }
    ServerSocket listener = listener(address);
    HttpServer server = new HttpServer(listener, handler, framing, encryption);
    server.thread("accept", server::acceptAll).start();
    return server;
  }

  private static ServerSocket listener(InetSocketAddress address) throws IOException {
    try {
      return new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
    } catch (BindException e) {
      String where = address.getHostString() + ':' + address.getPort();
      throw new IOException(where + ": " + e.getMessage(), e);
    }
  }

  /** The answers for failures of the simulator itself. */
  Failures failures() {
    return failures;
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

  Encryption encryption() {
    return encryption;
  }

  /** Waits, unless the server is stopped. */
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
    Thread thread =
        new Thread(null, work, "netskope-simulator-" + port() + '-' + name, STACK_BYTES);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }
}
