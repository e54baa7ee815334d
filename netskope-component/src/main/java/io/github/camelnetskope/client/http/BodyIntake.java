package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

/**
 * Where the body of one answer goes. Confined to its exchange, which locks; nothing here may block.
 */
interface BodyIntake {
  /**
   * The final head is there.
   *
   * @param length of the body; negative when the head does not say
   */
  void head(int status, long length) throws IOException;

  /** Takes all that the buffer has. */
  void add(ByteBuffer bytes) throws IOException;

  /** May take more. */
  void capacity(CapacityChannel channel) throws IOException;

  /**
   * All has come.
   *
   * @param whole is given the bytes that are kept, now or later, on any thread
   */
  void end(Consumer<Pieces> whole) throws IOException;

  /** Nothing more comes, whether the body was whole or not. */
  void discard();

  /** Keeps the body. */
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
