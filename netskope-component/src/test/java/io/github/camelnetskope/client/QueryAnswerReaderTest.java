package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryAnswerReaderTest {

  private static QueryAnswer read(String json) throws IOException {
    return QueryAnswerReader.read(json.getBytes(UTF_8)).orElseThrow();
  }

  private static byte[] sample(String name) throws IOException {
    String path = "/samples/" + name + ".json";
    try (InputStream in = QueryAnswerReaderTest.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"v1_alerts, 4236530301719724613", "v1_events, 46.949800000000003", "v1_clients, os"})
  void recorded_lists_are_returned_unchanged(String name, String digits) throws IOException {
    byte[] json = sample(name);

    QueryAnswer answer = QueryAnswerReader.read(json).orElseThrow();

    String all = new String(json, UTF_8);
    String data = answer.result().orElseThrow().json();
    assertThat(answer.isList()).isTrue();
    assertThat(answer.records()).isNotEmpty();
    assertThat(data).startsWith("[").endsWith("]").contains(digits);
    assertThat(all).contains(data);
    assertThat(answer.records())
        .allSatisfy(r -> assertThat(r.json()).startsWith("{").endsWith("}"))
        .allSatisfy(r -> assertThat(data).contains(r.json()));
  }

  @Test
  void recorded_quarantined_files_are_an_object() throws IOException {
    QueryAnswer answer = QueryAnswerReader.read(sample("v1_quarantined_files")).orElseThrow();

    assertThat(answer.isList()).isFalse();
    assertThat(answer.result().orElseThrow().json()).startsWith("{\"quarantined\":[{");
  }

  @Test
  void a_recorded_confirmation_has_a_message_and_no_result() throws IOException {
    QueryAnswer answer =
        QueryAnswerReader.read(sample("test_update_file_hash_list_ok")).orElseThrow();

    assertThat(answer.result()).isEmpty();
    assertThat(answer.msg()).isEqualTo("File Filter Profile updated successfully");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test_update_file_hash_list_bad", "v1_invalid_token"})
  void recorded_errors_do_not_count_as_success(String name) throws IOException {
    assertThat(QueryAnswerReader.read(sample(name))).isEmpty();
  }

  @Test
  void keys_come_in_any_order_and_msg_may_be_missing() throws IOException {
    QueryAnswer answer =
        read("{\"data\":[1, null ,[2],\"ä]\"],\"more\":{},\"status\":\"success\"}");

    assertThat(answer.records())
        .extracting(JsonText::json)
        .containsExactly("1", "null", "[2]", "\"ä]\"");
    assertThat(answer.msg()).isEmpty();
  }

  @Test
  void the_result_may_be_called_message() throws IOException {
    QueryAnswer answer = read("{\"status\":\"success\",\"message\":{\"passed\":3}}");

    assertThat(answer.result().orElseThrow().json()).isEqualTo("{\"passed\":3}");
  }

  @Test
  void a_message_that_is_not_an_object_is_not_a_result() throws IOException {
    QueryAnswer answer = read("{\"status\":\"success\",\"message\":\"done\",\"data\":null}");

    assertThat(answer.result()).isEmpty();
    assertThat(answer.msg()).isEqualTo("done");
  }

  @Test
  void empty_warnings_are_left_out() throws IOException {
    QueryAnswer answer =
        read("{\"status\":\"success\",\"warnings\":[\"\",\"slow\"],\"data\":\"x\"}");

    assertThat(answer.warnings()).containsExactly("slow");
    assertThat(answer.result().orElseThrow().json()).isEqualTo("\"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"WRONG JSON\"",
        "BAD JSON secret",
        "[]",
        "{}",
        "{\"data\":[]}",
        "{\"status\":\"success\",\"data\":[{\"a\":\"secret",
        "{\"status\":\"success\"} secret",
        "<html>secret</html>"
      })
  void a_body_that_is_not_an_answer_is_refused_without_quoting_it(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }
}
