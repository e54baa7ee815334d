package io.github.camelnetskope.client.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on which each connection follows a script, byte by byte. */
final class ScriptedServer implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
  static final String TUNNEL = "HTTP/1.1 200 OK\r\n\r\n";

  private final ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
  private final Script script;
  final List<Connection> connections = new CopyOnWriteArrayList<>();

  /** All heads that came, on all connections. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    daemon(this::accept);
  }

  /** What happens on a connection. */
  @FunctionalInterface
  interface Script {
    void play(Connection connection) throws Exception;
  }

  private static void daemon(Runnable action) {
    var thread = new Thread(action, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  String tlsUrl(String path) {
    return "https://127.0.0.1:" + port() + path;
  }

  /** A connection, as soon as it is there. */
  Connection connection(int index) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (connections.size() <= index && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    return connections.get(index);
  }

  private void accept() {
    try {
      while (true) {
        var connection = new Connection(server.accept());
        connections.add(connection);
        daemon(connection::play);
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Connection connection : connections) {
      connection.socket.close();
    }
  }

  /** One connection. */
  final class Connection {
    private Socket socket;
    final CountDownLatch ended = new CountDownLatch(1);

    /** What came after the script. */
    final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
    }

    private void play() {
      try {
        script.play(this);
        readToEnd();
      } catch (Exception e) {
        // The client has gone.
      } finally {
        ended.countDown();
        try {
          socket.close();
        } catch (IOException e) {
          // Gone.
        }
      }
    }

    /** The next head; an exception when the connection ends before. */
    String head() throws IOException {
      var head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          throw new IOException("end");
        }
        head.append((char) b);
      }
      heads.add(head.toString());
      return head.toString();
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Writes the text every 20 ms until the client has gone. */
    void writeForEver(String text) throws IOException, InterruptedException {
      while (true) {
        write(text);
        Thread.sleep(20);
      }
    }

    /** Reads one byte. */
    void anything() throws IOException {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("end");
      }
    }

    void readToEnd() throws IOException {
      InputStream in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        rest.write(b);
      }
    }

    void tls(SSLContext context) throws IOException {
      var tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      socket = tls;
    }

    /** Ends with a RST. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void close() throws IOException {
      socket.close();
    }

    boolean endsSoon() throws InterruptedException {
      return ended.await(10, TimeUnit.SECONDS);
    }
  }
}
