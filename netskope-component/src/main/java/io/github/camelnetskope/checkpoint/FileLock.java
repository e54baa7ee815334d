package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that one process has at a time. It stays when released: removing it would be a race. */
final class FileLock {
  /**
   * Those of this JVM. On POSIX any channel of a file that is closed drops the locks of the whole
   * process, so a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private FileLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static FileLock take(Path folder, String name) throws IOException {
    Path path = folder.toRealPath().resolve(name + ".lock");
    if (!HELD.add(path)) {
      throw inUse(path);
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock() != null) {
        return new FileLock(path, channel);
      }
      throw inUse(path);
    } catch (IOException | OverlappingFileLockException | CheckpointException e) {
      HELD.remove(path);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static CheckpointException inUse(Path path) {
    return new CheckpointException(
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
      if (channel.isOpen()) {
        channel.close();
        HELD.remove(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
