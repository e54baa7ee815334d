package io.github.camelnetskope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the site.
 *
 * @param name its path in the site without an ending, such as {@code adr/0007-rate-limiter}
 * @param source the file that it is made of
 */
record Page(String name, Path source) {
  /** What stands for the page, and ahead of all its anchors, where all pages are one. */
  String id() {
    return name.replace('/', '-');
  }

  /** The group of pages without a place of their own in the navigation, such as {@code adr}. */
  String folder() {
    int slash = name.indexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /** Whether it is about the pages of its folder. */
  boolean isIndex() {
    return name.matches(".*/(index|README)");
  }

  /**
   * Its text as AsciiDoc, with what it includes.
   *
   * @throws IOException if the file, or one that it includes, cannot be read
   */
  String text() throws IOException {
    String text = Files.readString(source);
    if (source.toString().endsWith(".md")) {
      return Markdown.toAsciiDoc(text);
    }
    return Includes.resolve(text, source);
  }
}
