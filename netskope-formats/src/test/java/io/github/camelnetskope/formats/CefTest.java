package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.formats.mapping.RecordFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A strict reader of CEF accepts all output. */
class CefTest {
  private static final RecordFormat CEF = RecordFormat.load("cef");

  @ParameterizedTest
  @FieldSource("io.github.camelnetskope.simulator.Feeds#ALL")
  void generated_records_of_each_feed_have_no_error(String feed) {
    assertThat(errors(Corpus.generated(feed, 30))).isEmpty();
  }

  @Test
  void published_samples_and_malformed_records_have_no_error() {
    assertThat(errors(Corpus.samples())).isEmpty();
    assertThat(errors(Corpus.odd(200))).isEmpty();
  }

  @Test
  void special_characters_are_escaped_and_read_back() {
    String record =
        """
        {"alert_type":"policy","alert_name":"a|b\\\\c=d\\ne","user":"x=y\\\\z|w\\nnext act=block"}\
        """;

    CefLine line = CefLine.parse(CEF.format(record, null));

    assertThat(line.header().get(5)).isEqualTo("a|b\\c=d e");
    assertThat(line.extension()).containsEntry("suser", "x=y\\z|w\nnext act=block");
  }

  @Test
  void a_value_that_is_too_long_is_cut_and_complete_in_the_unmapped_fields() {
    String long500 = "x".repeat(500);

    CefLine line = CefLine.parse(CEF.format(Map.of("_id", long500, "type", "page"), null));

    assertThat(line.extension().get("externalId")).isEqualTo("x".repeat(40));
    assertThat(Corpus.json(line.extension().get("NetskopeUnmapped")).path("_id").asText())
        .isEqualTo(long500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CEF:0|a|b|c|d|e|1|src=1.2.3",
        "CEF:0|a|b|c|d|e|11|",
        "CEF:0|a|b|c|d|e|1|cs1=x",
        "CEF:0|a|b|c|d\\e|e|1|",
        "CEF:0|a|b|c|d|e|1|act=a act=b",
        "CEF:0|a|b|c|d|e|1|colour=red",
        "CEF:0|a|b|c|d|e|1|msg=a\nb"
      })
  void the_reader_refuses_invalid_lines(String line) {
    assertThatThrownBy(() -> CefLine.parse(line)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, Integer> errors(List<String> records) {
    Map<String, Integer> errors = new TreeMap<>();
    for (String record : records) {
      try {
        CefLine.parse(CEF.format(record, null));
      } catch (IllegalArgumentException e) {
        errors.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
      }
    }
    return errors;
  }
}
