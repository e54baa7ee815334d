package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
  @Test
  void the_key_is_the_field_at_the_top_of_the_record() {
    String record = "{\"a\":{\"_id\":\"inner\"},\"b\":[{\"_id\":1}],\"_id\":\"\\u00e4b\",\"c\":2}";

    assertThat(key("_id", record)).isEqualTo("äb");
  }

  @Test
  void a_number_is_a_key_too() {
    assertThat(key("n", "{\"n\":12345678901234567890}")).isEqualTo("12345678901234567890");
  }

  @Test
  void a_record_without_the_field_has_no_key() {
    assertThat(key("_id", "{\"a\":1}")).isNull();
    assertThat(key("_id", "{\"_id\":null}")).isNull();
    assertThat(key("_id", "{\"_id\":{\"x\":1}}")).isNull();
    assertThat(key("_id", "[1]")).isNull();
  }

  @Test
  void without_a_field_the_key_is_the_feed() {
    assertThat(key("", "{\"_id\":1}")).isEqualTo("events/page");
  }

  @Test
  void a_body_that_is_not_json_is_refused() {
    assertThatThrownBy(() -> key("_id", "{\"a\": secret"))
        .hasMessage("a line of a page of events/page is no JSON")
        .hasNoCause();
  }

  private static String key(String field, String record) {
    byte[] key = new RecordKey(field).of("events/page", record.getBytes(StandardCharsets.UTF_8));
    return key == null ? null : new String(key, StandardCharsets.UTF_8);
  }
}
