package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListedTest {
  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Test
  void all_known_feeds_are_named() {
    assertThat(Listed.of(List.of())).isEmpty();
    assertThat(Listed.of(names(2))).isEqualTo("0, 1");
    assertThat(Feed.parseList("*")).hasSize(24);
    assertThat(Listed.of(names(24))).endsWith(", 22, 23").doesNotContain("more");
  }

  @Test
  void of_more_the_first_ten_are_named() {
    assertThat(Listed.of(names(25))).isEqualTo("0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 15 more");
    assertThat(Listed.of(names(72))).endsWith(", 9 and 62 more");
  }
}
