package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * Streams the body of a 200 into a target: a worker writes it, and the connection is read only as
 * fast as the worker writes. The body of any other answer is kept in memory. Thread-safe.
 */
final class StreamedBody implements BodyIntake {
  private static final int WINDOW = 64 * 1024;

  private final OutputStream target;
  private final Executor workers;
  private final PendingExchange exchange;
  private final KeptBody other;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private boolean file;
  private boolean writing;
  private boolean stopped;
  private @Nullable CapacityChannel paused;
  private @Nullable Consumer<Pieces> whole;

  /**
   * A body for a target.
   *
   * @param exchange is ended when the target fails; after its end, nothing more is written
   * @param other keeps the body of an answer that is not 200
   */
  StreamedBody(OutputStream target, Executor workers, PendingExchange exchange, KeptBody other) {
    this.target = target;
    this.workers = workers;
    this.exchange = exchange;
    this.other = other;
  }

  @Override
  public synchronized void head(int status, long length) throws IOException {
    file = status == 200;
    if (!file) {
      other.expect(length);
    }
  }

  @Override
  public synchronized void add(ByteBuffer bytes) throws IOException {
    if (!file) {
      other.add(bytes);
      return;
    }
    var chunk = new byte[bytes.remaining()];
    bytes.get(chunk);
    waiting.add(chunk);
    write();
  }

  @Override
  public synchronized void capacity(CapacityChannel channel) throws IOException {
    if (writing) {
      paused = channel;
    } else {
      channel.update(WINDOW);
    }
  }

  @Override
  public synchronized void end(Consumer<Pieces> result) throws IOException {
    if (!file) {
      result.accept(other.finish());
      return;
    }
    whole = result;
    write();
  }

  @Override
  public synchronized void discard() {
    other.discard();
    if (whole == null) {
      stop();
    }
  }

  private void stop() {
    stopped = true;
    waiting.clear();
  }

  private void write() {
    if (!writing) {
      writing = true;
      workers.execute(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      for (byte[] chunk = next(); chunk != null; chunk = next()) {
        target.write(chunk);
      }
    } catch (IOException | RuntimeException | Error e) {
      synchronized (this) {
        stop();
      }
      exchange.end(new TransportException(Reached.THE_ANSWER, "not written: " + e, e));
    }
  }

  /** The next bytes to write; null when there are none: then this worker stops. */
  private byte @Nullable [] next() throws IOException {
    Consumer<Pieces> done;
    synchronized (this) {
      if (exchange.progress().ended()) {
        stop();
      }
      byte[] chunk = waiting.poll();
      if (chunk != null) {
        return chunk;
      }
      writing = false;
      if (paused != null) {
        paused.update(WINDOW);
        paused = null;
      }
      done = stopped ? null : whole;
    }
    if (done != null) {
      done.accept(Pieces.NONE);
    }
    return null;
  }
}
