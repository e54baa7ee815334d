package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one owner in one process has at a time. It stays when released: removing it would be
 * a race. Thread-safe.
 */
final class FileLock {
  /**
   * Those of this JVM. On POSIX any channel of a file that is closed drops the locks of the whole
   * process, so a second one must not even be opened. A path is taken out after its channel is
   * closed.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private boolean saving;
  private boolean released;

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
      channel = OwnFiles.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new FileLock(path, channel);
      }
      throw inUse(path);
    } catch (IOException | OverlappingFileLockException | CheckpointException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(path);
      throw e;
    }
  }

  private static CheckpointException inUse(Path path) {
    return new CheckpointException(
        "checkpoint " + path + " is in use by another consumer; give each an index of its own");
  }

  /** What may be done as long as the file is held. */
  @FunctionalInterface
  interface Save {
    void run() throws IOException;
  }

  /**
   * Saves something while nobody else can have the file: a release waits for its end. One at a
   * time.
   *
   * @throws CheckpointException when the file was released
   */
  void whileHeld(Save save) throws IOException {
    begin();
    try {
      save.run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    check();
    saving = true;
  }

  private synchronized void end() throws IOException {
    saving = false;
    if (released) {
      close();
    }
  }

  /** Refuses somebody who has released the file. */
  synchronized void check() {
    if (released) {
      throw new CheckpointException("checkpoint " + path + " was released");
    }
  }

  /** Lets others have the file: at once, or when the save that is under way has ended. */
  synchronized void release() {
    if (released) {
      return;
    }
    released = true;
    try {
      if (!saving) {
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close() throws IOException {
    channel.close();
    HELD.remove(path);
  }
}
