package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that one process has at a time. It stays when released: removing it would be a race. */
final class FileLock {
  private final Path path;
  private final FileChannel channel;

  private FileLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static FileLock take(Path folder, String name) throws IOException {
    Path path = folder.resolve(name + ".lock");
    var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FileLock(path, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Somebody else in this JVM: the same answer.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new CheckpointException(
        "checkpoint " + path + " is in use by another consumer; give each an index of its own");
  }

  /** Refuses a late write of somebody who has released the entry. */
  void check() {
    if (!channel.isOpen()) {
      throw new CheckpointException("checkpoint " + path + " was released");
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
