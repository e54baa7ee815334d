package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

/**
 * Receives the body of one answer. Confined to its exchange, whose lock guards it; nothing here may
 * block.
 */
interface BodyIntake {
  /**
   * The final head was received.
   *
   * @param length of the body; negative when the head does not give it
   */
  void head(int status, long length) throws IOException;

  /** Consumes all bytes of the buffer. */
  void add(ByteBuffer bytes) throws IOException;

  /** Tells the connection how many more bytes may come. */
  void capacity(CapacityChannel channel) throws IOException;

  /**
   * The body is complete.
   *
   * @param whole called with the bytes that are kept, now or later, on any thread
   */
  void end(Consumer<Pieces> whole) throws IOException;

  /** Frees the memory; no more bytes follow, whether the body is complete or not. */
  void discard();

  /** Keeps the body in memory. */
  record Keeping(KeptBody body) implements BodyIntake {
    @Override
    public void head(int status, long length) throws IOException {
      body.expect(length);
    }

    @Override
    public void add(ByteBuffer bytes) throws IOException {
      body.add(bytes);
    }

    @Override
    public void capacity(CapacityChannel channel) throws IOException {
      channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void end(Consumer<Pieces> whole) throws IOException {
      whole.accept(body.finish());
    }

    @Override
    public void discard() {
      body.discard();
    }
  }
}
