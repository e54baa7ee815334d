package io.github.camelnetskope.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that only the user of this process can access, whatever the umask is. Without
 * POSIX permissions, they inherit those of their folder.
 */
final class OwnFiles {
  private OwnFiles() {}

  /**
   * Opens a file, but never through a symbolic link, which could redirect a write to another place.
   */
  static FileChannel open(Path path, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(path, all, rights(path, "rw-------"));
  }

  /**
   * Creates a folder if it does not exist. An existing folder keeps its permissions, and may be a
   * symbolic link.
   */
  static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    // Another process may have created it meanwhile.
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /** Forces a folder to disk: a new file name is durable only then. Windows does this by itself. */
  static void force(Path folder) throws IOException {
    if (hasRights(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static boolean hasRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return hasRights(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
