package io.github.camelnetskope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code book-source/index.adoc} and the folder {@code antora}. Arguments: the root of the
 * project, the folder to write into. Fails at a link or an include that leads nowhere.
 */
public final class SiteSources {
  private SiteSources() {}

  public static void main(String[] args) throws IOException {
    var catalog = new Catalog(Path.of(args[0]));
    Path target = Path.of(args[1]);
    Path book = Files.createDirectories(target.resolve("book-source"));
    Files.writeString(book.resolve("index.adoc"), new Book(catalog).text());
    copy(catalog.root().resolve("docs/images"), book.resolve("images"));
    new AntoraComponent(catalog).writeTo(target.resolve("antora"));
  }

  /** Copies the files of a folder. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
