package io.github.camelnetskope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All pages in the folders of an Antora component; {@code docs/antora.yml} describes it. */
final class AntoraComponent {
  private final Catalog catalog;
  private final Links links;

  AntoraComponent(Catalog catalog) {
    this.catalog = catalog;
    this.links = new Links(catalog, AntoraComponent::link);
  }

  void writeTo(Path folder) throws IOException {
    Path module = folder.resolve("modules/ROOT");
    Path pages = module.resolve("pages");
    var nav = new StringBuilder();
    for (Map.Entry<String, List<Page>> group : catalog.groups().entrySet()) {
      nav.append(".").append(group.getKey()).append('\n');
      for (Page page : group.getValue()) {
        nav.append("* ").append(link(page, "", "")).append('\n');
        Path file = pages.resolve(page.name() + ".adoc");
        Files.createDirectories(pages.resolve(page.folder()));
        String text = links.rewrite(page, page.text());
        Files.writeString(file, text.replace("image::images/", "image::"));
      }
      nav.append('\n');
    }
    Files.writeString(module.resolve("nav.adoc"), nav);
    SiteSources.copy(catalog.root().resolve("docs/images"), module.resolve("images"));
  }

  private static String link(Page page, String anchor, String text) {
    String fragment = anchor.isEmpty() ? "" : "#" + anchor;
    return "xref:" + page.name() + ".adoc" + fragment + "[" + text + "]";
  }
}
