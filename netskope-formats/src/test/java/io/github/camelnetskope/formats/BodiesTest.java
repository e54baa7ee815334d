package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.formats.mapping.NotARecordException;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may be. */
class BodiesTest {
  private static final RecordFormat OCSF = RecordFormat.load("ocsf");
  private static final String RECORD = Corpus.generated("alerts/dlp", 1).get(0);

  @Test
  void text_bytes_and_a_map_give_the_same() throws Exception {
    String expected = OCSF.format(RECORD, null);

    assertThat(OCSF.format(RECORD.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(expected);
    Map<?, ?> map = Corpus.JSON.readValue(RECORD, LinkedHashMap.class);
    assertThat(Corpus.json(OCSF.format(map, null))).isEqualTo(Corpus.json(expected));
  }

  @Test
  void a_batch_gives_one_line_for_each_record() throws Exception {
    List<String> records = Corpus.generated("events/page", 5);
    List<String> each = records.stream().map(record -> OCSF.format(record, null)).toList();

    String lines = String.join("\n", records);
    assertThat(OCSF.format(lines, null).lines()).containsExactlyElementsOf(each);
    assertThat(OCSF.format(lines + "\n", null).lines()).containsExactlyElementsOf(each);
    assertThat(OCSF.format("[" + String.join(",", records) + "]", null).lines())
        .containsExactlyElementsOf(each);
    assertThat(OCSF.format(records, null).lines()).containsExactlyElementsOf(each);
    List<?> maps = Corpus.JSON.readValue("[" + String.join(",", records) + "]", List.class);
    assertThat(OCSF.format(maps, null).lines()).hasSize(5);
    assertThat(OCSF.format(List.of(), null)).isEmpty();
  }

  @Test
  void a_record_over_several_lines_is_one_line_of_output() {
    String pretty = "{\n \"type\": \"page\",\n \"x\": {\n  \"y\": [1,\n 2.50]\n }\n}";

    String output = OCSF.format(pretty, null);

    assertThat(output).doesNotContain("\n").contains("\"unmapped\":{\"x\":{\"y\":[1,2.50]}}");
  }

  @Test
  void numbers_keep_all_digits() {
    String record =
        """
        {"alert_type":"dlp","dlp_incident_id":9223372036854775807,"app_session_id":"18446744073709551615",\
        "request_id":123456789012345678901234567890,"x":0.1000,"y":1E400,"n":-9007199254740993}\
        """;

    assertThat(OCSF.format(record, null))
        .contains("\"uid_alt\":\"9223372036854775807\"")
        .contains("\"uid\":\"18446744073709551615\"")
        .contains("123456789012345678901234567890")
        .contains("\"x\":0.1000", "\"y\":1E400", "\"n\":-9007199254740993");
    BigInteger huge = new BigInteger("123456789012345678901234567890");
    assertThat(OCSF.format(Map.of("x", huge), null)).contains("\"x\":" + huge);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hunter2",
        "\"hunter2\"",
        "42",
        "[[{\"a\":1}]]",
        "{\"a\":hunter2}",
        "{\"a\":",
        "{\"a\":1} hunter2",
        "[{\"a\":1},\"hunter2\"]",
        "null"
      })
  void a_body_that_is_not_a_record_is_refused_without_its_values(String body) {
    assertThatThrownBy(() -> OCSF.format(body, null))
        .isInstanceOf(NotARecordException.class)
        .hasMessageContaining("netskope:ocsf: record ")
        .hasMessageContaining("allowed: a JSON object")
        .satisfies(error -> assertThat(trace(error)).doesNotContain("hunter2"));
  }

  @Test
  void a_body_that_is_not_text_is_refused_with_its_class() {
    assertThatThrownBy(() -> OCSF.format(42, null)).hasMessageContaining("java.lang.Integer");
    assertThatThrownBy(() -> OCSF.format(null, null)).hasMessageContaining("missing");
    assertThatThrownBy(() -> OCSF.format(Arrays.asList(Map.of("a", 1), null), null))
        .hasMessageContaining("record 2 of the body is missing");
  }

  @Test
  void the_feed_decides_the_type_if_the_record_does_not() {
    assertThat(OCSF.format("{\"timestamp\":1}", "events/incident")).contains("\"class_uid\":2006");
    assertThat(OCSF.format("{\"timestamp\":1}", null)).contains("\"class_uid\":0");
    assertThat(OCSF.format("{\"record_type\":\"page\",\"url\":\"a.b\"}", "events/incident"))
        .contains("\"class_uid\":4002")
        .doesNotContain("$feed");
  }

  private static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
