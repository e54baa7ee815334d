package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock file that one owner in one process can hold at a time. It is not deleted when released:
 * deleting would be a race. Thread-safe.
 */
final class FileLock {
  /**
   * The files that this JVM holds. On POSIX, closing any channel of a file drops the locks of the
   * whole process on it, so a second channel must not even be opened. A path is removed after its
   * channel is closed.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final String OTHER_PROCESS = "another process";
  private static final int MOST_SIGNATURE_BYTES = 64;

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
      throw inUse(path, "another route of this process");
    }
    FileChannel channel = null;
    try {
      channel =
          OwnFiles.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        sign(channel);
        return new FileLock(path, channel);
      }
      throw inUse(path, signature(channel));
    } catch (IOException | OverlappingFileLockException | CheckpointException e) {
      if (channel != null) {
        channel.close();
      }
      HELD.remove(path);
      throw e;
    }
  }

  /** Writes the owner into the file, for the error of a process that finds it locked. */
  private static void sign(FileChannel channel) throws IOException {
    String owner = "process " + ProcessHandle.current().pid() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String signature(FileChannel channel) {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_SIGNATURE_BYTES);
    try {
      channel.read(bytes, 0);
    } catch (IOException e) {
      // For example on Windows, where a locked file cannot be read.
      return OTHER_PROCESS;
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    return text.matches("process \\d{1,19}") ? text : OTHER_PROCESS;
  }

  private static CheckpointException inUse(Path path, String owner) {
    return new CheckpointException(
        "the checkpoint "
            + path
            + " is in use by "
            + owner
            + ". Does a former instance still run, or does a second route read the same feeds with"
            + " the same index? Stop one of the two: with an index of its own each would get every"
            + " record");
  }

  /** An action that needs the lock. */
  @FunctionalInterface
  interface Save {
    void run() throws IOException;
  }

  /**
   * Runs a save while the lock is held; a release waits for its end. One save at a time.
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

  /** Throws when the lock was released. */
  synchronized void check() {
    if (released) {
      throw new CheckpointException("checkpoint " + path + " was released");
    }
  }

  /** Releases the lock: at once, or when the current save has ended. */
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
      throw new CheckpointException("checkpoint " + path + " cannot be released (" + e + ")", e);
    }
  }

  private void close() throws IOException {
    channel.close();
    HELD.remove(path);
  }
}
