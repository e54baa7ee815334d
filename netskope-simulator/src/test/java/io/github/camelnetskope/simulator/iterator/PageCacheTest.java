package io.github.camelnetskope.simulator.iterator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageCacheTest {

  private final List<String> made = new ArrayList<>();
  private final PageCache cache = new PageCache(5_000);

  @Test
  void a_page_requested_again_is_not_generated_again() {
    assertThat(ask("a")).isSameAs(ask("a"));
    assertThat(made).containsExactly("a");
  }

  @Test
  void the_pages_used_least_make_room_for_others() {
    ask("a");
    ask("b");
    ask("a");
    ask("c");
    ask("a");
    ask("b");

    assertThat(made).containsExactly("a", "b", "c", "b");
  }

  @Test
  void hashes_count_as_memory_too() {
    cache.page("hashes", () -> new PreparedPage(new byte[0], false, new long[1_000]));
    ask("a");
    cache.page("hashes", () -> page("hashes"));

    assertThat(made).containsExactly("a", "hashes");
  }

  @Test
  void a_page_that_could_not_be_generated_is_generated_at_the_next_request() {
    assertThatThrownBy(
            () ->
                cache.page(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    ask("a");
    assertThat(made).containsExactly("a");
  }

  private PreparedPage ask(String key) {
    return cache.page(key, () -> page(key));
  }

  private PreparedPage page(String key) {
    made.add(key);
    return new PreparedPage(new byte[1_500], false, new long[0]);
  }
}
