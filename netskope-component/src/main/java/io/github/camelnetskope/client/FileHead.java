package io.github.camelnetskope.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Passes a file on to a target, and keeps a copy only if it is short: an answer that reports an
 * error is short. Confined to one thread at a time.
 */
final class FileHead extends OutputStream {
  private static final int SHORT = 64 * 1024;

  private final OutputStream target;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private long length;

  /** Writes to a target, which the caller has to close. */
  FileHead(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    target.write(bytes, offset, count);
    length += count;
    if (length <= SHORT) {
      head.write(bytes, offset, count);
    } else {
      head.reset();
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  /** The complete file, if it is short. */
  Optional<byte[]> whole() {
    return length <= SHORT ? Optional.of(head.toByteArray()) : Optional.empty();
  }
}
