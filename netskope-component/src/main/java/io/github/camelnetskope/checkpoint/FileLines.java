package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lines in a file beside the checkpoint, each padded to the same length. They are not forced to
 * disk; a power loss may lose or damage the last lines.
 */
final class FileLines implements SideLines {
  private static final int BYTES = MOST_CHARACTERS + 36;

  private final Path file;
  private final FileLock lock;

  FileLines(Path file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  @Override
  public Optional<String> read(int place) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    try (FileChannel channel = OwnFiles.open(file, StandardOpenOption.READ)) {
      long from = (long) place * BYTES;
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // continue reading
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", e);
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return Optional.of(text.strip()).filter(line -> !line.isEmpty());
  }

  @Override
  public void write(int place, String line) {
    String padded = line + " ".repeat(BYTES - 1 - line.length()) + "\n";
    try {
      lock.whileHeld(() -> write((long) place * BYTES, padded));
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private void write(long at, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    try (FileChannel channel =
        OwnFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes, at + bytes.position());
      }
    }
  }

  private CheckpointException failed(String what, IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new CheckpointException(file + " cannot be " + what + " (" + reason + ")", e);
  }
}
