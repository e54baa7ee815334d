package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sinks keep keys for years: another program computed these values, and they never change. */
class RecordKeyTest {
  private static final String JANE =
      "{\"_id\":\"a\",\"timestamp\":1710928898,\"user\":\"jane.doe@example.com\"}";
  private static final String JOHN =
      "{\"_id\":\"a\",\"timestamp\":1710928898,\"user\":\"john.doe@example.com\"}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'" + JANE + "', a-cddeca699da72e01",
        "'" + JOHN + "', a-d0adf34abf972b6d",
        "'{\"_id\":17}', 17-8c52cc690ba0cc17",
        "'{\"timestamp\":1710928898,\"host\":\"pc-1\"}', 135071f925fc8cbf1d1f2f8401a13e49",
        "'{\"_id\":\"\",\"n\":1}', 04cf182dbed63e87fe07999a9ada753e",
        "'{\"_id\":null}', bf3d22361de07b05668f4c5f46d014dd"
      })
  void a_record_has_the_same_key_in_every_version(String record, String key) {
    assertThat(page("{\"ok\":1,\"result\":[" + record + "]}").record(0).key()).isEqualTo(key);
  }

  @Test
  void the_key_does_not_depend_on_the_text_around_a_record() {
    EventPage first = page("{\"ok\":1,\"result\":[" + JANE + "]}");
    EventPage second = page("{\"result\" : [ {}, " + JANE + " ],\"ok\":1,\"wait_time\":3}");

    assertThat(second.record(1).key()).isEqualTo(first.record(0).key());
  }
}
