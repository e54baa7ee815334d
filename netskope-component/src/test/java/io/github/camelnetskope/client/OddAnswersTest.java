package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.gzip;
import static io.github.camelnetskope.client.Answers.page;
import static io.github.camelnetskope.client.Answers.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that no tenant should send: none of their records is lost or delays the others. */
class OddAnswersTest {
  /**
   * A record.
   *
   * @param latin1 its bytes, one for each character
   * @param json what it is as text
   */
  record Odd(String latin1, String json, boolean malformed) {
    static Odd good(String text) {
      return new Odd(text, text, false);
    }

    static Odd bad(String latin1, String json) {
      return new Odd(latin1, json, true);
    }

    byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static List<Odd> records() {
    return List.of(
        Odd.bad("{\"x\":\"caf\u00e9\"}", "{\"x\":\"caf\ufffd\"}"),
        Odd.bad("{\"x\":\"caf\u00e9\",\"y\":\"\u00ff\"}", "{\"x\":\"caf\ufffd\",\"y\":\"\ufffd\"}"),
        Odd.bad("{\"\u00ff\":1}", "{\"\ufffd\":1}"),
        Odd.bad("{\"x\":\"\u00c3\"}", "{\"x\":\"\ufffd\"}"),
        Odd.bad("{\"x\":\"\\\u00e9\"}", "{\"x\":\"\\\ufffd\"}"),
        Odd.bad("{\"too long\":\"\u00c0\u0080\"}", "{\"too long\":\"\ufffd\ufffd\"}"),
        new Odd("{\"x\":\"\u00c3\u00a9\"}", "{\"x\":\"\u00e9\"}", false),
        new Odd("{\"x\":\"\u00f0\u009f\u0098\u0080\"}", "{\"x\":\"\ud83d\ude00\"}", false),
        Odd.bad("null", "null"),
        Odd.bad("17", "17"),
        Odd.bad("\"text\"", "\"text\""),
        Odd.bad("[{\"_id\":\"x\"}]", "[{\"_id\":\"x\"}]"),
        Odd.good("{\"x\":NaN}"),
        Odd.good("{\"x\":\"a\tb\"}"),
        Odd.good("{\"x\":\"\\x41\"}"),
        Odd.good("{\"x\":\"\0\"}"),
        Odd.good("{\"x\":\"\\u12G4\"}"),
        Odd.good("{\"x\":\"\\u\"}"),
        Odd.good("{\"x\":\"a\nb\"}"),
        Odd.good("{\"timestamp\":\"\\u12G4\"}"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_malformed_record_is_delivered_unchanged_with_its_neighbours(Odd odd) {
    EventPage page =
        page(
            bytes("{\"ok\":1,\"result\":[{\"_id\":\"a\"},", odd.latin1(), ",{\"_id\":\"c\"}]}"),
            Map.of());

    assertThat(texts(page)).containsExactly("{\"_id\":\"a\"}", odd.json(), "{\"_id\":\"c\"}");
    assertThat(page.record(1).bytes()).isEqualTo(odd.bytes());
    assertThat(page.record(1).id()).isEmpty();
    assertThat(page.record(1).time()).isEmpty();
    assertThat(IntStream.range(0, 3).mapToObj(i -> page.isMalformed(i, i + 1)))
        .containsExactly(false, odd.malformed(), false);
    assertThat(page.isMalformed(0, 3)).isEqualTo(odd.malformed());
  }

  @ParameterizedTest
  @CsvSource({"\\u12G4, \\u12G4", "a\\u0062, ab", "caf\u00e9, caf\ufffd", "\\u0061\u00e9, a\ufffd"})
  void an_id_is_read_as_far_as_it_can_be(String latin1, String id) {
    EventPage page = page(bytes("{\"ok\":1,\"result\":[{\"_id\":\"", latin1, "\"}]}"), Map.of());

    assertThat(page.record(0).id()).contains(id);
  }

  /** Between tokens a line break is a blank, in a string it is what the escape says. */
  @ParameterizedTest
  @CsvSource({
    "'{\n\"a\":1\r}', '{ \"a\":1 }'",
    "'{\"a\":\"x\ny\r\"}', '{\"a\":\"x\\ny\\r\"}'",
    "'{\"a\":\"\\\n\"}', '{\"a\":\"\\n\"}'",
    "'{\"a\":\"\\\"\n\",\n\"b\":\"\\\\\"\n}', '{\"a\":\"\\\"\\n\", \"b\":\"\\\\\" }'",
    "'\"\n\"', '\"\\n\"'"
  })
  void a_line_of_a_batch_means_what_its_record_means(String record, String line) {
    EventPage page = page("{\"ok\":1,\"result\":[{}," + record + ",{}]}");

    assertThat(new String(page.lines(0, 3), StandardCharsets.UTF_8))
        .isEqualTo("{}\n" + line + "\n{}\n");
    assertThat(page.record(1).json()).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'[{\"_id\":\"a\"}],\"result\":null', 1",
        "'null,\"result\":[{\"_id\":\"a\"}]', 1",
        "'[{\"_id\":\"a\"}],\"result\":\"ok\"', 1",
        "'[{\"_id\":\"a\"}],\"result\":[]', 1",
        "'[],\"result\":[{\"_id\":\"a\"}]', 1",
        "'[{\"_id\":\"a\"}],\"result\":[{\"_id\":\"b\"}]', 2"
      })
  void a_result_that_comes_twice_loses_no_record(String results, int records) {
    EventPage page = page("{\"ok\":1,\"result\":" + results + "}");

    assertThat(page.lack()).isEmpty();
    assertThat(page.size()).isEqualTo(records);
  }

  /** The first two bytes of a body decide. */
  @Test
  void a_body_is_uncompressed_by_its_first_bytes_and_not_by_its_headers() {
    String json = "{\"ok\":1,\"result\":[{\"_id\":\"a\"}]}";
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(json);
    byte[] members = concat(gzip("{\"ok\":1,\"result\":"), gzip("[{\"_id\":\"a\"}]}"));
    byte[] trailed = concat(packed, bytes("behind the end"));

    for (String encoding : List.of("", "gzip", "x-gzip", "GZIP", "identity")) {
      for (byte[] body : List.of(plain, packed, members, trailed)) {
        assertThat(texts(page(body, Map.of("Content-Encoding", encoding))))
            .containsExactly("{\"_id\":\"a\"}");
      }
    }
  }

  @Test
  void an_encoding_that_was_not_requested_is_named() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(out)) {
      deflate.write(bytes("{\"ok\":1,\"result\":[]}"));
    }

    assertThatThrownBy(() -> page(out.toByteArray(), Map.of("Content-Encoding", "deflate")))
        .isInstanceOf(NetskopeException.MalformedAnswer.class)
        .hasMessageContaining("Content-Encoding: deflate, which was not asked for");
  }

  /** UTF-8 with any header: JSON is always UTF-8 on the wire. */
  @Test
  void latin_1_is_delivered_and_marked() {
    EventPage page =
        page(
            bytes("{\"ok\":1,\"result\":[{\"x\":\"caf\u00e9\"}]}"),
            Map.of("Content-Type", "application/json; charset=ISO-8859-1"));

    assertThat(texts(page)).containsExactly("{\"x\":\"caf\ufffd\"}");
    assertThat(page.isMalformed(0, 1)).isTrue();
  }

  private static byte[] bytes(String... latin1) {
    return String.join("", latin1).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }
}
