package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void lines_are_returned_without_line_ends() {
    assertThat(lines("a\nbc\n")).containsExactly("a", "bc");
  }

  @Test
  void the_last_line_may_have_no_line_end() {
    assertThat(lines("a\nb")).containsExactly("a", "b");
  }

  @Test
  void empty_lines_are_left_out() {
    assertThat(lines("\n\na\n\n")).containsExactly("a");
    assertThat(lines("")).isEmpty();
  }

  private static List<String> lines(String text) {
    return Lines.of(text.getBytes(StandardCharsets.UTF_8))
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .toList();
  }
}
