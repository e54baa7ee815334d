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

  /** Leaves in the file who has it, for whoever finds it locked. */
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
      // As on Windows, where what is locked cannot be read.
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
      throw new CheckpointException("checkpoint " + path + " cannot be released (" + e + ")", e);
    }
  }

  private void close() throws IOException {
    channel.close();
    HELD.remove(path);
  }
}
