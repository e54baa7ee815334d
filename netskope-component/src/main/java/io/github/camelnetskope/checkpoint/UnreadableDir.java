package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.PageFingerprint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A folder for answers that cannot be read, each in a compressed file that only the user of the
 * process can read. Different cursors may use it at the same time. Thread-safe.
 */
public final class UnreadableDir {
  /** The most files of one cursor: more of them need an operator first. */
  static final int MOST_FILES = 100;

  private static final String END = ".json.gz";

  private final Path folder;

  /** A folder, which is created at the first answer. */
  public UnreadableDir(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * Writes an answer; it is on the disk when this returns. The same answer has the same file.
   *
   * @param body compressed if {@code gzipped}
   * @throws IOException when it cannot be written, or the cursor has too many files there
   */
  public Path save(CursorKey cursor, PageFingerprint fingerprint, byte[] body, boolean gzipped)
      throws IOException {
    OwnFiles.makeFolder(folder);
    String name = FileCheckpointStore.name(cursor, cursor.tenant().authority());
    String number = String.format(Locale.ROOT, "%016x", fingerprint.checksum());
    Path file = folder.resolve(name + "@" + number + END);
    if (!Files.exists(file)) {
      requireFew(name);
      Path next = folder.resolve(file.getFileName() + ".next");
      write(next, body, gzipped);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      OwnFiles.force(folder);
    }
    return file;
  }

  private void requireFew(String name) throws IOException {
    int files = 0;
    try (DirectoryStream<Path> those =
        Files.newDirectoryStream(
            folder, file -> file.getFileName().toString().startsWith(name + "@"))) {
      for (Path unused : those) {
        files++;
      }
    }
    if (files >= MOST_FILES) {
      throw new FileSystemException(
          folder.toString(), null, MOST_FILES + " answers of this feed are there already");
    }
  }

  private static void write(Path file, byte[] body, boolean gzipped) throws IOException {
    try (FileChannel channel =
        OwnFiles.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream out = Channels.newOutputStream(channel);
      if (gzipped) {
        out.write(body);
      } else {
        var gzip = new GZIPOutputStream(out);
        gzip.write(body);
        gzip.finish();
      }
      channel.force(true);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
