package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The records of a page body. */
class RecordLinesTest {
  private static final String LINES =
      "{\"_id\":\"a\",\"timestamp\":1710928898}\n{\"host\":\"pc\"}\n";

  @Test
  void a_record_has_the_same_key_in_a_batch_as_alone() {
    EventPage page = Answers.page("{\"ok\":1,\"result\":[ " + LINES.replace("\n{", ",{") + "]}");

    List<EventRecord> records = RecordLines.of(page.lines(0, 2));

    assertThat(records)
        .extracting(EventRecord::key)
        .containsExactly(page.record(0).key(), page.record(1).key());
    assertThat(records.get(0).id()).hasValue("a");
    assertThat(records.get(0).time()).isEqualTo(page.record(0).time());
    assertThat(records.get(1).json()).isEqualTo("{\"host\":\"pc\"}");
  }

  @Test
  void an_empty_body_has_no_records() {
    assertThat(RecordLines.of(new byte[0])).isEmpty();
  }

  @Test
  void the_end_of_the_last_line_may_be_missing() {
    assertThat(RecordLines.of(LINES.strip().getBytes(UTF_8))).hasSize(2);
  }

  @Test
  void a_body_that_is_not_json_is_refused_without_quoting_it() {
    byte[] lines = "{\"_id\":\"a\"}\nsecret".getBytes(UTF_8);

    assertThatThrownBy(() -> RecordLines.of(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }
}
