package io.github.camelnetskope.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All pages of the site, in the groups and the order of {@code docs/nav.adoc}. */
final class Catalog {
  private static final Pattern ENTRY = Pattern.compile("\\* xref:(.+)\\.adoc\\[]");
  private static final Pattern FOLDER = Pattern.compile("// the pages of (.+)/");

  private final Path root;
  private final Map<Path, Page> pages = new TreeMap<>();

  Catalog(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    Path docs = this.root.resolve("docs");
    try (Stream<Path> files = Files.walk(docs)) {
      for (Path file : files.filter(Catalog::isPage).sorted().toList()) {
        String name = docs.relativize(file).toString().replaceFirst("\\.(adoc|md)$", "");
        pages.put(file, new Page(name, file));
      }
    }
    Path component = this.root.resolve("netskope-component/src/main/docs/netskope-component.adoc");
    pages.put(component, new Page("component", component));
  }

  /** Parts of pages, which other pages include, begin without a title. */
  private static boolean isPage(Path file) {
    try {
      return file.toString().matches(".*\\.(adoc|md)")
          && Files.readString(file).matches("(?s)[=#] .*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  /** The page that is made of a file. */
  Optional<Page> madeOf(Path file) {
    return Optional.ofNullable(pages.get(file));
  }

  /**
   * The pages by group. A folder of pages stands where the navigation names it; what it does not
   * name at all comes last.
   *
   * @throws IOException if the navigation cannot be read
   * @throws IllegalArgumentException if it names a page that is not there, or names one twice
   */
  Map<String, List<Page>> groups() throws IOException {
    List<Page> left = new ArrayList<>(pages.values());
    Map<String, List<Page>> groups = new LinkedHashMap<>();
    List<Page> group = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("docs/nav.adoc"))) {
      Matcher entry = ENTRY.matcher(line);
      Matcher folder = FOLDER.matcher(line);
      if (line.startsWith(".")) {
        group = new ArrayList<>();
        groups.put(line.substring(1), group);
      } else if (entry.matches()) {
        if (!move(left, group, page -> page.name().equals(entry.group(1)))) {
          throw new IllegalArgumentException("docs/nav.adoc names no page: " + line);
        }
      } else if (folder.matches()) {
        move(left, group, page -> page.folder().equals(folder.group(1)));
      }
    }
    groups.put("More", left);
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  /** Whether there was one to move. The page about a folder comes before those of the folder. */
  private static boolean move(List<Page> from, List<Page> to, Predicate<Page> which) {
    from.stream()
        .filter(which)
        .sorted(Comparator.comparing(page -> !page.isIndex()))
        .forEach(to::add);
    return from.removeIf(which);
  }
}
