package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.AnswerEnding;
import io.github.camelnetskope.simulator.OpenRequest;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: reads requests and answers them, one after the other. */
final class Connection implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** The type and length of a record that carries a ServerHello; what follows are zeros. */
  private static final byte[] SERVER_HELLO = {22, 3, 3, 0x3f, (byte) 0xff, 2, 0, 0x3f, (byte) 0xfb};

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int OUT_BUFFER = 1 << 13;
  private static final int IN_BUFFER = 1 << 11;

  private final Socket raw;
  private final HttpServer server;

  Connection(Socket raw, HttpServer server) {
    this.raw = raw;
    this.server = server;
  }

  @Override
  public void run() {
    try (raw) {
      raw.setTcpNoDelay(true);
      if (server.encryption() instanceof Encryption.TrickledHandshake) {
        trickleHandshake();
      } else {
        serve(encrypted(server.encryption()));
      }
    } catch (IOException e) {
      LOG.debug("Connection ended: {}", e.toString());
    } finally {
      server.ended(this);
    }
  }

  private void serve(Socket socket) throws IOException {
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), OUT_BUFFER);
    InputStream in = new BufferedInputStream(socket.getInputStream(), IN_BUFFER);
    RequestReader reader = new RequestReader(in, out);
    AnswerWriter writer = new AnswerWriter(out, server.framing(), server::await);
    boolean open = true;
    while (open) {
      SimulatorRequest request = reader.next();
      open = request != null && answer(request, reader.keepsAlive(), writer, in);
    }
  }

  /** Ends when the client closes the connection, since writing fails then. */
  private void trickleHandshake() throws IOException {
    OutputStream out = raw.getOutputStream();
    for (int sent = 0; ; sent++) {
      out.write(sent < SERVER_HELLO.length ? SERVER_HELLO[sent] : 0);
      server.await(SECOND);
    }
  }

  /** Ends the connection from another thread. */
  void abort() {
    try {
      raw.close();
    } catch (IOException e) {
      LOG.debug("Connection not closed: {}", e.toString());
    }
  }

  private boolean answer(
      SimulatorRequest request, boolean keepAlive, AnswerWriter writer, InputStream in)
      throws IOException {
    try (OpenRequest open = opened(request)) {
      server.await(open.delay());
      SimulatorAnswer answer = begun(open, request);
      boolean reusable = writer.write(answer, keepAlive, open::close);
      if (answer.ending() instanceof AnswerEnding.StalledAfter) {
        untilClientLeaves(in);
      } else if (answer.ending() instanceof AnswerEnding.DroppedBeforeStatus) {
        resetOnClose();
      }
      return reusable;
    }
  }

  /**
   * A bug of the simulator gets an answer too: clients would repeat the request after a silent end.
   */
  private OpenRequest opened(SimulatorRequest request) {
    try {
      return server.handler().apply(request);
    } catch (RuntimeException | Error e) {
      return OpenRequest.finished(server.failures().answer(request, e));
    }
  }

  private SimulatorAnswer begun(OpenRequest open, SimulatorRequest request) {
    try {
      return open.answer();
    } catch (RuntimeException | Error e) {
      return server.failures().answer(request, e);
    }
  }

  /** The request stays open, and its cursor occupied, until the client gives up. */
  private static void untilClientLeaves(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** With SO_LINGER 0 the peer gets a reset instead of an orderly close. */
  private void resetOnClose() throws SocketException {
    raw.setSoLinger(true, 0);
  }

  private Socket encrypted(Encryption encryption) throws IOException {
    if (!(encryption instanceof Encryption.Tls tls)) {
      return raw;
    }
    SSLSocket socket =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }
}
