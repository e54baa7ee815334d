package io.github.camelnetskope.site;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All pages as one document: a group is a part, a page a chapter, and anchors carry its name. */
final class Book {
  private static final Pattern HEADING = Pattern.compile("(?m)^(=+) (?=\\S)");
  private static final Pattern EXPLICIT =
      Pattern.compile("(?m)^\\[(?:#([\\w-]+)|\\[([\\w-]+)])](?=$)");
  private static final Pattern REFERENCE = Pattern.compile("<<([^,>\\n]+)(?:,([^>\\n]+))?>>");
  private static final Pattern CONTENTS = Pattern.compile("(?m)^(:toc:.*|toc::\\[])\\n");

  private final Catalog catalog;
  private final Links links;

  Book(Catalog catalog) {
    this.catalog = catalog;
    this.links = new Links(catalog, Book::link);
  }

  String text() throws IOException {
    var text =
        new StringBuilder(
            """
            = Camel Netskope
            :doctype: book
            :toc: left
            :toclevels: 1
            :sectanchors:
            :idseparator: -
            :webfonts!:
            :icons!:

            """);
    for (Map.Entry<String, List<Page>> group : catalog.groups().entrySet()) {
      text.append("= ").append(group.getKey()).append("\n\n");
      for (Page page : group.getValue()) {
        text.append(":idprefix: ").append(page.id()).append("-\n\n[#").append(page.id());
        text.append("]\n").append(chapter(page)).append("\n\n");
      }
    }
    return text.toString();
  }

  private String chapter(Page page) throws IOException {
    String text = CONTENTS.matcher(page.text()).replaceAll("");
    text = HEADING.matcher(text).replaceAll("=$1 ");
    Set<String> anchors = anchors(text);
    text = EXPLICIT.matcher(text).replaceAll(match -> "[#" + page.id() + "-" + anchor(match) + "]");
    text =
        REFERENCE
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(reference(page, match, anchors)));
    return links.rewrite(page, text.replace("\n[tabs]\n", "\n[.tabs]\n"));
  }

  /** The anchors that the page itself sets. */
  private static Set<String> anchors(String text) {
    return EXPLICIT.matcher(text).results().map(Book::anchor).collect(Collectors.toSet());
  }

  private static String anchor(MatchResult explicit) {
    return explicit.group(1) == null ? explicit.group(2) : explicit.group(1);
  }

  /** A reference is to an anchor, or to a title in its own words. */
  private static String reference(Page page, MatchResult match, Set<String> anchors) {
    String target = match.group(1);
    boolean title = !anchors.contains(target) && !target.startsWith("_");
    String text = match.group(2) == null ? (title ? target : "") : match.group(2);
    return link(page, title ? anchor(target) : target, text);
  }

  private static String link(Page page, String anchor, String text) {
    String name = anchor.startsWith("_") ? anchor.substring(1).replace('_', '-') : anchor;
    String id = page.id() + (name.isEmpty() ? "" : "-" + name);
    return "<<" + id + (text.isEmpty() ? "" : "," + text) + ">>";
  }

  /** As Asciidoctor makes it of a title. */
  private static String anchor(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\w\\s.-]", "")
        .replaceAll("[\\s._-]+", "-");
  }
}
