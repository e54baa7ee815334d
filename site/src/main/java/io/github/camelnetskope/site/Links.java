package io.github.camelnetskope.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns links between files into links between pages; a file that is no page is on the forge. */
final class Links {
  private static final String FORGE = "https://github.com/camelnetskope/camel-netskope/blob/main/";
  private static final Pattern LINK =
      Pattern.compile("(?:link|xref):(?!https?:)([^\\s\\[\\]#]*)(#[^\\s\\[\\]]+)?\\[([^\\]]*)]");

  /** How a link to a page is written. */
  interface Form {
    /**
     * The link.
     *
     * @param anchor an anchor of the page, or an empty string
     * @param text the text, or an empty string for the title of the page
     */
    String to(Page page, String anchor, String text);
  }

  private final Catalog catalog;
  private final Form form;

  Links(Catalog catalog, Form form) {
    this.catalog = catalog;
    this.form = form;
  }

  /**
   * The text of a page with its links rewritten.
   *
   * @throws IllegalArgumentException if a link leads to no file, naming page and link
   */
  String rewrite(Page page, String text) {
    return LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(rewritten(page, link)));
  }

  private String rewritten(Page page, MatchResult link) {
    Path target = page.source().resolveSibling(link.group(1)).normalize();
    String anchor = link.group(2) == null ? "" : link.group(2).substring(1);
    Optional<Page> made = catalog.madeOf(link.group(1).isEmpty() ? page.source() : target);
    if (made.isPresent()) {
      return form.to(made.get(), anchor, link.group(3));
    }
    if (!Files.exists(target) || !target.startsWith(catalog.root())) {
      throw new IllegalArgumentException(page.name() + " links to no file: " + link.group());
    }
    return FORGE + catalog.root().relativize(target) + "[" + link.group(3) + "]";
  }
}
