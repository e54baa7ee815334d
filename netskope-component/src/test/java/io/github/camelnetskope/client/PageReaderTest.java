package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.gzip;
import static io.github.camelnetskope.client.Answers.gzippedPage;
import static io.github.camelnetskope.client.Answers.page;
import static io.github.camelnetskope.client.Answers.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the bytes of an answer are read. */
class PageReaderTest {
  private static final String TWO =
      "{\"ok\":1,\"result\":[{\"_id\":\"a\",\"t\":\"\u00e4\"},{\"_id\":\"b\"}],\"wait_time\":1}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":1,\"result\":[{\"_id\":\"a\"},{\"x\":2}],\"wait_time\":5,\"timestamp_hwm\":9}",
        "{\"timestamp_hwm\":9,\"wait_time\":5,\"new\":{\"a\":[{}]},\"result\":[{\"_id\":\"a\"},{\"x\":2}],\"ok\":1}",
        " {\"result\" : [ {\"_id\":\"a\"} , {\"x\":2} ] , \"wait_time\":5.0, \"timestamp_hwm\":9}\n"
      })
  void keys_come_in_any_order_and_unknown_ones_are_skipped(String json) {
    EventPage page = page(json);

    assertThat(texts(page)).containsExactly("{\"_id\":\"a\"}", "{\"x\":2}");
    assertThat(page.waitTime()).hasValueSatisfying(w -> assertThat(w).hasSeconds(5));
    assertThat(page.highWaterMark())
        .hasValueSatisfying(m -> assertThat(m.getEpochSecond()).isEqualTo(9));
  }

  /** The array of a long page is longer than the page. */
  @Test
  void a_page_says_how_long_its_json_is() {
    String json = "{\"ok\":1,\"result\":[{\"text\":\"" + "x".repeat(500_000) + "\"}]}";

    assertThat(gzippedPage(gzip(json)).bytes()).isEqualTo(json.length());
    assertThat(page(json).bytes()).isEqualTo(json.length());
  }

  @Test
  void a_record_is_cut_out_unchanged() {
    String record =
        "{ \"_id\" : \"\\u0061\\\"}{\" ,\n\"n\":[{\"_id\":\"x\"},1e400,-0.10],\"\u00e9\":\"\\u0000\"}";
    EventPage page = page("{\"ok\":1,\"result\":[" + record + "]}");

    assertThat(texts(page)).containsExactly(record);
    assertThat(page.record(0).id()).hasValue("a\"}{");
    assertThat(page.record(0).time()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\":1710928898}",
        "{\"timestamp\":\"1710928898\"}",
        "{\"timestamp\":1710928898.0}",
        "{\"nested\":{\"timestamp\":1},\"timestamp\":1710928898}"
      })
  void the_time_of_a_record_is_read_in_each_form(String record) {
    assertThat(page("{\"ok\":1,\"result\":[" + record + "]}").record(0).time())
        .hasValueSatisfying(t -> assertThat(t.getEpochSecond()).isEqualTo(1710928898L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"ok\":1}",
        "{\"ok\":1,\"result\":null}",
        "{\"ok\":1,\"result\":\"wait\"}",
        "{\"ok\":1,\"result\":{ }}",
        "{\"ok\":1,\"wait_time\":1,\"result\":null,\"data\":[]}"
      })
  void an_answer_without_a_result_is_no_empty_page(String json) {
    assertThat(page(json).lack()).isPresent();
    assertThat(page("{\"ok\":1,\"result\":[]}").lack()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":1,\"result\":\"ok\",\"data\":[{\"_id\":\"x1\"}],\"wait_time\":1}",
        "{\"ok\":1,\"result\":{\"data\":[{\"_id\":\"x1\"}]}}",
        "{\"ok\":1,\"result\":{\"_id\":\"x1\"}}",
        "{\"ok\":1,\"result\":null,\"data\":[{\"_id\":\"x1\"}]}",
        "{\"ok\":1,\"data\":[{\"_id\":\"x1\"}]}",
        "{\"ok\":1,\"result\":[],\"data\":[{\"_id\":\"x1\"}]}",
        "{\"data\":[ {\"_id\":\"x1\"}],\"ok\":1,\"result\":[ ],\"wait_time\":1}"
      })
  void records_outside_of_the_result_are_never_treated_as_an_empty_page(String json) {
    assertThatThrownBy(() -> page(json))
        .isInstanceOf(NetskopeException.MalformedAnswer.class)
        .hasMessageContaining("it may be records")
        .hasMessageNotContaining("x1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":1,\"result\":[],\"fields\":[\"a\"],\"about\":{\"n\":{\"a\":1}}}",
        "{\"ok\":1,\"result\":[],\"data\":[],\"errors\":null}"
      })
  void values_that_cannot_be_records_are_allowed_beside_an_empty_result(String json) {
    assertThat(page(json).size()).isZero();
    assertThat(page(json).lack()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":1,\"result\":[{\"a\":1},",
        "{\"ok\":1,\"result\":[{\"a\":1}]",
        "{\"ok\":1,\"result\":[{\"a\":1}]}}",
        "[]",
        "<html></html>",
        "{\"message\":\"hello\"}",
        "{\"a\":{\"b\":1}}"
      })
  void an_incomplete_answer_is_refused(String json) {
    assertThatThrownBy(() -> page(json)).isInstanceOf(NetskopeException.MalformedAnswer.class);
  }

  @Test
  void an_answer_that_reports_an_error_is_refused_with_its_message() {
    assertThatThrownBy(() -> page("{\"ok\":0,\"message\":\"try later\",\"result\":[]}"))
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("ok=0: try later");
  }

  @Test
  void a_parse_error_does_not_quote_the_record() {
    assertThatThrownBy(() -> page("{\"ok\":1,\"result\":[{\"user\":\"jane@acme.com\",,}]}"))
        .hasMessageNotContaining("jane")
        .hasMessageContaining("no valid JSON at byte");
  }

  @Test
  void a_page_cut_anywhere_is_refused_compressed_or_not() {
    byte[] json = TWO.getBytes(StandardCharsets.UTF_8);
    byte[] gzip = gzip(TWO);
    for (int cut = 1; cut < json.length; cut++) {
      byte[] part = Arrays.copyOf(json, cut);
      assertThatThrownBy(() -> page(part, Map.of())).isInstanceOf(NetskopeException.class);
    }
    for (int cut = 1; cut < gzip.length; cut++) {
      byte[] part = Arrays.copyOf(gzip, cut);
      assertThatThrownBy(() -> gzippedPage(part)).isInstanceOf(NetskopeException.class);
    }
    assertThat(gzippedPage(gzip).size()).isEqualTo(2);
  }

  @Test
  void a_page_beyond_the_limit_is_refused_even_if_it_is_small_when_compressed() {
    byte[] bomb = gzip("{\"ok\":1,\"x\":\"" + "a".repeat(3_000_000) + "\"}");

    assertThatThrownBy(() -> gzippedPage(bomb))
        .hasMessageContaining("maxPageBytes=" + Answers.MOST_BYTES);
  }

  @Test
  void nesting_deeper_than_the_limit_is_refused() {
    String deep = "{\"ok\":1,\"result\":[{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}]}";

    assertThatThrownBy(() -> page(deep)).isInstanceOf(NetskopeException.MalformedAnswer.class);
  }

  @Test
  void a_parked_page_is_the_same_page() {
    for (EventPage page : List.of(page(TWO), gzippedPage(gzip(TWO)))) {
      List<String> before = texts(page);
      page.park();
      assertThat(texts(page)).isEqualTo(before).hasSize(2);
    }
  }

  @Test
  void a_page_that_is_done_cannot_be_read() {
    EventPage page = gzippedPage(gzip(TWO));

    page.done();
    page.done();

    assertThatThrownBy(() -> page.record(0)).hasMessage("the page is done");
  }

  @Test
  void a_fingerprint_distinguishes_pages_by_their_records_and_borders() {
    assertThat(fingerprint("{\"_id\":\"a\"},{\"_id\":\"b\"}"))
        .isEqualTo(fingerprint(" {\"_id\":\"a\"} , {\"_id\":\"b\"}"))
        .isNotEqualTo(fingerprint("{\"_id\":\"b\"},{\"_id\":\"a\"}"))
        .isNotEqualTo(fingerprint("{\"_id\":\"a\"}"));
    assertThat(fingerprint("{\"_id\":\"i\",\"status\":\"new\"}"))
        .as("an incident that changed")
        .isNotEqualTo(fingerprint("{\"_id\":\"i\",\"status\":\"old\"}"));
    PageFingerprint one = fingerprint("{\"a\":1}");
    assertThat(PageFingerprint.parse(one.toString())).isEqualTo(one);
  }

  private static PageFingerprint fingerprint(String records) {
    return page("{\"ok\":1,\"result\":[" + records + "]}").fingerprint().orElseThrow();
  }
}
