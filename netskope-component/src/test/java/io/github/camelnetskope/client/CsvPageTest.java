package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a CSV multi-iterator become JSON records, with any content. */
class CsvPageTest {
  private static final Map<String, String> SCHEMAS =
      Map.of("schema_headers", "{'v1': 'a,b', 'v2': 'c', 'wait_time': 7}");

  private static EventPage page(String csv, Map<String, String> headers) throws IOException {
    byte[] body = csv.getBytes(StandardCharsets.ISO_8859_1);
    var response = new ApiResponse(200, ApiHeaders.of(headers), body);
    ApiResponse json = CsvPage.asJson(response, Answers.MOST_BYTES);
    return Answers.page(json.body().array(), Map.of());
  }

  /** {@code ~} stands for a line break, {@code ^} for a carriage return. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "v1,1,x~;                       [{\"a\":\"1\",\"b\":\"x\"}]",
        "v1,1,x;                        [{\"a\":\"1\",\"b\":\"x\"}]",
        "v1,1,x^~v2,3^~;                [{\"a\":\"1\",\"b\":\"x\"}, {\"c\":\"3\"}]",
        "~~v1,1,x~~^~v2,3~~;            [{\"a\":\"1\",\"b\":\"x\"}, {\"c\":\"3\"}]",
        "v1,\"1,2\",\"say \"\"no\"\"\"; [{\"a\":\"1,2\",\"b\":\"say \\\"no\\\"\"}]",
        "v1,\"1~2^~3\",x~v2,3;          [{\"a\":\"1\\n2\\r\\n3\",\"b\":\"x\"}, {\"c\":\"3\"}]",
        "v1,\"\",\"\"\"\";              [{\"a\":\"\",\"b\":\"\\\"\"}]",
        "v1,\"1\"2,x\"y;                [{\"a\":\"12\",\"b\":\"x\\\"y\"}]",
        "v1,\"1,x~v2,3;                 [{\"a\":\"\\\"1\",\"b\":\"x\"}, {\"c\":\"3\"}]",
        "v1,,~;                         [{\"a\":\"\",\"b\":\"\"}]",
        "v1,1~v1,2,y;                   [{\"a\":\"1\"}, {\"a\":\"2\",\"b\":\"y\"}]",
        "v1~v2,3;                       [{}, {\"c\":\"3\"}]",
        "v1,1,2,3,4;                    [{\"a\":\"1\",\"b\":\"2\",\"_3\":\"3\",\"_4\":\"4\"}]",
        "v9,1~v2,3;                     [{\"_1\":\"v9\",\"_2\":\"1\"}, {\"c\":\"3\"}]",
        "v2,C:\\dir\tx;                 [{\"c\":\"C:\\\\dir\\tx\"}]",
        "v2,\u0001^z;                   [{\"c\":\"\\u0001\\rz\"}]",
        "~;                             []"
      })
  void rows_become_records(String csv, String records) throws IOException {
    String text = csv.replace('~', '\n').replace('^', '\r');

    assertThat(Answers.texts(page(text, SCHEMAS)).toString()).isEqualTo(records);
  }

  @Test
  void an_empty_answer_is_an_empty_page_with_its_time_to_wait() throws IOException {
    EventPage page = page("", SCHEMAS);

    assertThat(page.size()).isZero();
    assertThat(page.lack()).isEmpty();
    assertThat(page.waitTime()).hasValue(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'v1': 'a,b'};           v1,1,2",
        "{\"v1\": \"a, b\"};      v1,1,2",
        "{'v1': ['a', 'b']};      v1,1,2",
        "{'V1':'a,b','x': 'y'};   V1,1,2",
        "nothing;                 a,b~1,2"
      })
  void the_columns_are_where_the_header_or_the_first_line_has_them(String header, String csv)
      throws IOException {
    EventPage page = page(csv.replace('~', '\n'), Map.of("schema_headers", header));

    assertThat(Answers.texts(page)).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void a_plain_wait_time_is_read_and_a_byte_order_mark_is_ignored() throws IOException {
    EventPage page = page("\u00ef\u00bb\u00bfa,b\n1,2\n", Map.of("wait_time", "12"));

    assertThat(Answers.texts(page)).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(page.waitTime()).hasValue(Duration.ofSeconds(12));
  }

  @Test
  void the_time_of_a_record_is_its_timestamp_and_bytes_that_are_no_text_mark_it()
      throws IOException {
    EventPage page = page("timestamp,b\n1725467076,caf\u00e9\n", Map.of());

    assertThat(page.record(0).time().orElseThrow()).hasToString("2024-09-04T16:24:36Z");
    assertThat(page.record(0).id()).isEmpty();
    assertThat(page.isMalformed(0, 1)).isTrue();
  }

  @Test
  void a_page_that_is_too_long_as_json_is_refused() {
    String rows = "v1,1,2\n".repeat(Answers.MOST_BYTES / 10);

    assertThatThrownBy(() -> page(rows, SCHEMAS))
        .isInstanceOf(NetskopeException.MalformedAnswer.class)
        .hasMessageContaining("maxPageBytes");
  }
}
