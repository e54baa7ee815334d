package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson decides which pages are well-formed, and where records begin and end. */
class JsonScannerTest {
  private static final JsonFactory JACKSON =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();
  private static final Pattern ODD_ESCAPE = Pattern.compile("\\\\u(?!\\p{XDigit}{4})");
  private static final byte[] PAGE =
      """
      {"ok":1, "new" : {"a":[[],{}]},"result":[{"_id":"a1","timestamp":1710928898,"n":-0.5e+10},
       {"_id":"\\u0062","text":"a long text that needs several steps \\" \\\\ and \\/","x":[1,{"y":[]}]},
      {},{ "\u00e4\u20ac\ud83d\ude00":"\u00e4\u20ac\ud83d\ude00","t":true,"f":false,"z":null,"_id":null}],
      "wait_time":5,"timestamp_hwm":1720513502}
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] SPOILERS =
      "\"\\{}[]:,.-+eEu0 19\n\ttrfn\u00e4\u20ac".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_page_is_cut_where_jackson_cuts_it() {
    assertThat(scanned(PAGE)).isPresent().isEqualTo(judged(PAGE));
  }

  @Test
  void a_page_cut_short_anywhere_is_refused() {
    for (int length = 0; length < PAGE.length - 2; length++) {
      assertThat(scanned(Arrays.copyOf(PAGE, length))).as("cut at " + length).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-0", "-", "--1", "-true", "-false", "-null", "-NaN", "-Infinity", "-INF"})
  void a_sign_stands_where_jackson_allows_it(String value) {
    byte[] page =
        ("{\"ok\":1,\"result\":[{\"n\":" + value + "}]}").getBytes(StandardCharsets.UTF_8);

    assertThat(scanned(page)).isEqualTo(judged(page));
  }

  @Test
  void damaged_pages_are_accepted_or_refused_as_by_jackson() {
    var random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] page = spoilt(random);
      Optional<List<Integer>> judged = judged(page);
      Optional<List<Integer>> scanned = scanned(page);
      refused += scanned.isEmpty() ? 1 : 0;
      // Jackson refuses what is not UTF-8, and escapes that are not hexadecimal.
      if (isUtf8(page) && !ODD_ESCAPE.matcher(text(page)).find()) {
        assertThat(scanned).as(text(page)).isEqualTo(judged);
      }
    }
    assertThat(refused).isBetween(50_000, 190_000);
  }

  private static byte[] spoilt(Random random) {
    byte[] page = PAGE.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      page[random.nextInt(page.length)] =
          random.nextInt(4) > 0
              ? SPOILERS[random.nextInt(SPOILERS.length)]
              : (byte) random.nextInt(256);
    }
    return page;
  }

  private static boolean isUtf8(byte[] page) {
    return Arrays.equals(page, text(page).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }

  private static Optional<List<Integer>> scanned(byte[] page) {
    try {
      int[] borders = PageReader.read(page, page.length).records.borders();
      return Optional.of(Arrays.stream(borders).boxed().toList());
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("it may be records");
      return Optional.of(List.of());
    }
  }

  private static Optional<List<Integer>> judged(byte[] page) {
    List<Integer> borders = new ArrayList<>();
    try (JsonParser parser = JACKSON.createParser(page)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean records = parser.currentName().equals("result");
        if (parser.nextToken() != JsonToken.START_ARRAY || !records) {
          parser.skipChildren();
        } else {
          records(parser, borders);
        }
      }
      return parser.nextToken() == null ? Optional.of(borders) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void records(JsonParser parser, List<Integer> borders) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      borders.add((int) parser.currentTokenLocation().getByteOffset());
      parser.skipChildren();
      parser.finishToken();
      borders.add((int) parser.currentLocation().getByteOffset());
    }
  }
}
