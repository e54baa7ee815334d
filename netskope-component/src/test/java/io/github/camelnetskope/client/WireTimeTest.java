package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as tenants write them, in a record and in the high-water mark. */
class WireTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1                            | 1970-01-01T00:00:01Z",
        "1722282889                   | 2024-07-29T19:54:49Z",
        "\"1722282889\"               | 2024-07-29T19:54:49Z",
        "\" 1722282889 \"             | 2024-07-29T19:54:49Z",
        "1722282889.5                 | 2024-07-29T19:54:49.500Z",
        "1.722282889e9                | 2024-07-29T19:54:49Z",
        "1722282889123                | 2024-07-29T19:54:49.123Z",
        "1722282889123456             | 2024-07-29T19:54:49.123Z",
        "1722282889123456789          | 2024-07-29T19:54:49.123Z",
        "\"1722282889123\"            | 2024-07-29T19:54:49.123Z",
        "\"2024-07-29T19:54:49Z\"     | 2024-07-29T19:54:49Z",
        "\"2024-07-29T21:54:49+0200\" | 2024-07-29T19:54:49Z",
        "\"2024-07-29T21:54:49+02:00\"| 2024-07-29T19:54:49Z",
        "\"2024-07-29T19:54:49.123Z\" | 2024-07-29T19:54:49.123Z",
        "\"2024-07-29 19:54:49Z\"     | 2024-07-29T19:54:49Z",
        "\"2024-07-29T19:54:49\\u005a\" | 2024-07-29T19:54:49Z",
        "100000000000                 | 1973-03-03T09:46:40Z",
        "4294967295                   | 2106-02-07T06:28:15Z",
        "4294967295000                | 2106-02-07T06:28:15Z",
        "4294967295000000             | 2106-02-07T06:28:15Z",
        "4294967295000000000          | 2106-02-07T06:28:15Z",
        "\"2106-02-07T06:28:15Z\"     | 2106-02-07T06:28:15Z",
      })
  void a_time_is_read_in_the_unit_that_it_is_in(String written, Instant meant) {
    EventPage page = pageWith(written);

    assertThat(page.record(0).time()).hasValue(meant);
    assertThat(page.highWaterMark()).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-1722282889",
        "\"\"",
        "null",
        "true",
        "{\"a\":1722282889}",
        "[1722282889]",
        "NaN",
        "\"NaN\"",
        "\"-\"",
        "\"Infinity\"",
        "\"0x66a7f\"",
        "\"17d\"",
        "1e400",
        "4294967296",
        "99999999999",
        "4294967295001",
        "4294967296000000000",
        "9223372036854775807",
        "18446744073709551616",
        "1722282889123456789012345678901234567890",
        "\"2106-02-07T06:28:16Z\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"+1000000000-01-01T00:00:00Z\"",
        "\"2024-07-29T19:54:49\"",
        "\"2024-13-29T19:54:49Z\"",
        "\"Mon May 22 16:00:08 2023\"",
      })
  void an_ambiguous_time_is_ignored(String written) {
    EventPage page = pageWith(written);

    assertThat(page.record(0).time()).isEmpty();
    assertThat(page.highWaterMark()).isEmpty();
  }

  private static EventPage pageWith(String time) {
    return page(
        "{\"ok\":1,\"result\":[{\"timestamp\":" + time + "}],\"timestamp_hwm\":" + time + "}");
  }
}
