package io.github.camelnetskope.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The book that the build has made. */
class BookTest {
  private static final Path BOOK = Path.of(System.getProperty("book", "target/book/index.html"));

  private final String html = Files.readString(BOOK);

  BookTest() throws IOException {}

  @Test
  void each_link_within_the_book_leads_to_an_anchor() {
    assertThat(all(" href=\"#([^\"]+)\""))
        .hasSizeGreaterThan(100)
        .isSubsetOf(all(" id=\"([^\"]+)\""));
  }

  @Test
  void no_anchor_is_there_twice() {
    assertThat(all(" id=\"([^\"]+)\"")).doesNotHaveDuplicates();
  }

  @Test
  void each_picture_is_beside_the_book() {
    assertThat(all("<img src=\"([^\"]+)\""))
        .isNotEmpty()
        .allSatisfy(image -> assertThat(BOOK.resolveSibling(image)).exists());
  }

  @Test
  void no_link_leads_to_a_file_of_the_sources() {
    assertThat(all(" href=\"([^\"#]+)\"")).allMatch(link -> link.startsWith("http"));
  }

  @Test
  void all_includes_and_references_are_resolved() {
    assertThat(html).doesNotContain("Unresolved directive", "include::", "&lt;&lt;");
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(match -> match.group(1)).toList();
  }
}
