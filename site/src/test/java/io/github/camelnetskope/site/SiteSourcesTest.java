package io.github.camelnetskope.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of a few pages becomes a book and an Antora component. */
class SiteSourcesTest {
  @TempDir Path root;

  @BeforeEach
  void pages() throws IOException {
    write("docs/nav.adoc", ".Start\n* xref:first.adoc[]\n\n.Decisions\n// the pages of adr/\n");
    write("docs/adr/0001-one.md", "# 1. One\n\nSee [first](../first.adoc#_more).\n");
    write("docs/images/a.svg", "<svg/>");
    write("netskope-component/src/main/docs/netskope-component.adoc", "= Component\n");
    write("src/Code.java", "a\n  // tag::x[]\n  b();\n  // end::x[]\nc\n");
    page("== More\n\nlink:adr/0001-one.md[decision], link:../src/Code.java[code], <<More>>\n");
  }

  private void page(String text) throws IOException {
    write("docs/first.adoc", "= First\n:toc:\n\n" + text);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(root.resolve(file).resolve("..").normalize());
    Files.writeString(path, text);
  }

  private String book() throws IOException {
    SiteSources.main(new String[] {root.toString(), root.resolve("target").toString()});
    return Files.readString(root.resolve("target/book-source/index.adoc"));
  }

  private String antora(String file) throws IOException {
    return Files.readString(root.resolve("target/antora/modules/ROOT").resolve(file));
  }

  @Test
  void links_between_files_become_references_between_pages() throws IOException {
    assertThat(book())
        .contains("[#first]\n== First\n\n=== More\n")
        .contains("<<adr-0001-one,decision>>, ")
        .contains("https://github.com/camelnetskope/camel-netskope/blob/main/src/Code.java[code]")
        .contains("<<first-more,More>>")
        .contains("See <<first-more,first>>.");
    assertThat(antora("pages/first.adoc")).contains("xref:adr/0001-one.adoc[decision], ");
    assertThat(antora("pages/adr/0001-one.adoc")).contains("See xref:first.adoc#_more[first].");
  }

  @Test
  void a_page_without_a_place_in_the_navigation_comes_last() throws IOException {
    assertThat(book().indexOf("= More\n\n:idprefix: component-"))
        .isGreaterThan(book().indexOf("= Decisions"));
    assertThat(antora("nav.adoc"))
        .isEqualTo(
            """
            .Start
            * xref:first.adoc[]

            .Decisions
            * xref:adr/0001-one.adoc[]

            .More
            * xref:component.adoc[]

            """);
  }

  @Test
  void the_page_about_a_folder_comes_before_the_pages_of_the_folder() throws IOException {
    write("docs/adr/README.md", "# All decisions\n");
    book();
    assertThat(antora("nav.adoc"))
        .contains(".Decisions\n* xref:adr/README.adoc[]\n* xref:adr/0001-one.adoc[]\n");
  }

  @Test
  void each_page_of_this_project_has_a_place_in_the_navigation() throws IOException {
    assertThat(new Catalog(Path.of(System.getProperty("project.root", ".."))).groups())
        .containsKeys("Start", "Reference")
        .doesNotContainKey("More");
  }

  @Test
  void a_navigation_that_names_no_page_is_refused() throws IOException {
    write("docs/nav.adoc", ".Start\n* xref:gone.adoc[]\n");
    assertThatThrownBy(this::book).hasMessageEndingWith("names no page: * xref:gone.adoc[]");
  }

  @Test
  void the_tagged_part_of_a_file_is_included() throws IOException {
    page("----\ninclude::../src/Code.java[tag=x,indent=0]\n----\n");
    assertThat(book()).contains("----\nb();\n----\n").doesNotContain("tag::");
  }

  @Test
  void a_link_or_an_include_that_leads_nowhere_is_refused() throws IOException {
    page("link:gone.adoc[gone]\n");
    assertThatThrownBy(this::book).hasMessage("first links to no file: link:gone.adoc[gone]");
    page("include::gone.adoc[]\n");
    assertThatThrownBy(this::book).isInstanceOf(NoSuchFileException.class);
    page("include::../src/Code.java[tag=y]\n");
    assertThatThrownBy(this::book).hasMessageEndingWith("Code.java has no tag y");
  }
}
