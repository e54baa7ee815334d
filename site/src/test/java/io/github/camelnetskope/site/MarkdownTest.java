package io.github.camelnetskope.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "# A title ; = A title",
        "## Context ; == Context",
        "a `b*c` d ; a `+b*c+` d",
        "see [8](0008-x.md). ; see link:0008-x.md[8].",
        "see [it](https://a.b/c) ; see https://a.b/c[it]",
        "**Left** out ; **Left** out",
      })
  void a_line_of_markdown_becomes_asciidoc(String markdown, String asciiDoc) {
    assertThat(Markdown.toAsciiDoc(markdown)).isEqualTo(asciiDoc);
  }

  @ParameterizedTest
  @CsvSource({
    "'| a | b |\n|---|---|\n| 1 | 2 |\n', '[%header]\n|===\n| a | b\n\n| 1 | 2\n|===\n'",
    "'| | |\n|---|---|\n| 1 | 2 |\n', '|===\n| 1 | 2\n|===\n'"
  })
  void a_table_keeps_its_header_where_it_has_one(String markdown, String asciiDoc) {
    assertThat(Markdown.toAsciiDoc(markdown)).isEqualTo(asciiDoc);
  }
}
