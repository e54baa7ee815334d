package io.github.camelnetskope.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Writes the licence report: {@code LICENCES.txt}, a line for each library that a published
 * artifact depends on, and {@code NOTICES.txt}, the notices that these libraries carry. Arguments:
 * the folder of the build, the local Maven repository, the folder of the report.
 */
public final class LicenceReport {
  private LicenceReport() {}

  public static void main(String[] args) throws IOException {
    Collection<Library> libraries = Library.of(Path.of(args[0])).values();
    Path report = Files.createDirectories(Path.of(args[2]));
    Files.writeString(report.resolve("LICENCES.txt"), licences(libraries));
    Files.writeString(report.resolve("NOTICES.txt"), notices(libraries, Path.of(args[1])));
  }

  private static String licences(Collection<Library> libraries) {
    var text = new StringBuilder();
    for (Library library : libraries) {
      String licences = String.join(" or ", library.licences());
      text.append(library.coordinates()).append("  ").append(licences).append('\n');
    }
    return text.toString();
  }

  /** Each notice once, under the libraries that share it. */
  private static String notices(Collection<Library> libraries, Path repository) throws IOException {
    SortedMap<String, String> librariesByNotice = new TreeMap<>();
    for (Library library : libraries) {
      Path jar = library.jar(repository);
      String notice = Files.exists(jar) ? notice(jar) : "";
      if (!notice.isEmpty()) {
        librariesByNotice.merge(notice, library.coordinates(), (a, b) -> a + "\n" + b);
      }
    }
    var text = new StringBuilder();
    librariesByNotice.forEach(
        (notice, names) ->
            text.append("=".repeat(72))
                .append('\n')
                .append(names)
                .append("\n\n")
                .append(notice)
                .append("\n\n"));
    return text.toString();
  }

  private static String notice(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      for (String name : new String[] {"META-INF/NOTICE", "META-INF/NOTICE.txt", "NOTICE"}) {
        ZipEntry entry = jar.getEntry(name);
        if (entry != null && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
          }
        }
      }
      return "";
    }
  }
}
