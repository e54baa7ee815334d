package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps each checkpoint in a small text file of its own. A save is atomic and on the disk when it
 * returns. A lock file beside each file makes sure that only one owner in one process has it. Only
 * the user of the process can read the files.
 */
public final class FileCheckpointStore implements CheckpointStore {
  private final Path folder;
  private final Time time;

  /**
   * A store in a folder, which is created if it does not exist.
   *
   * @param time for the time in the file, which is informative only
   */
  public FileCheckpointStore(Path folder, Time time) {
    this.folder = folder.toAbsolutePath();
    this.time = time;
  }

  @Override
  public Entry open(CursorKey cursor) {
    String name = name(cursor, cursor.tenant().authority());
    Path former = folder.resolve(name(cursor, cursor.tenant().nameWithPort()) + ".checkpoint");
    try {
      OwnFiles.makeFolder(folder);
      FileLock lock = FileLock.take(folder, name);
      return new FileEntry(cursor, folder.resolve(name + ".checkpoint"), former, lock);
    } catch (IOException e) {
      throw failed("be opened", folder, e);
    }
  }

  static String name(CursorKey cursor, String tenant) {
    return cursor.index()
        + "@"
        + cursor.feed().path().replace('/', '.')
        + "@"
        + tenant.replaceAll("[^A-Za-z0-9.-]", "_");
  }

  private static CheckpointException failed(String what, Path path, IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new CheckpointException(
        "checkpoint " + path + " cannot " + what + " (" + reason + ")", e);
  }

  private final class FileEntry implements Entry {
    private final CursorKey cursor;
    private final Path file;
    private final Path former;
    private final FileLock lock;

    /** An entry with its file, and the former file, whose name has the tenant's port. */
    private FileEntry(CursorKey cursor, Path file, Path former, FileLock lock) {
      this.cursor = cursor;
      this.file = file;
      this.former = former;
      this.lock = lock;
    }

    @Override
    public Optional<Checkpoint> load() {
      return read(file).or(() -> read(former));
    }

    private Optional<Checkpoint> read(Path from) {
      try {
        String text = Files.readString(from);
        return Optional.of(CheckpointFormat.read(cursor, text, from.toString()));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw failed("be read", from, e);
      }
    }

    @Override
    public void save(Checkpoint checkpoint) {
      String line = CheckpointFormat.write(cursor, checkpoint, time.wallTime()) + "\n";
      try {
        lock.whileHeld(() -> replace(line));
      } catch (IOException e) {
        throw failed("be saved", file, e);
      }
    }

    private void replace(String line) throws IOException {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      write(next, line);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      OwnFiles.force(folder);
    }

    private void write(Path path, String line) throws IOException {
      try (var channel =
          OwnFiles.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    }

    @Override
    public SideLines lines() {
      String name = file.getFileName().toString().replaceFirst("\\.checkpoint$", ".alerts");
      return new FileLines(file.resolveSibling(name), lock);
    }

    @Override
    public void confirm() {
      lock.check();
    }

    @Override
    public void close() {
      lock.release();
    }
  }
}
