package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash compared with published values. */
class XxHash64Test {
  private static final long PRIME_32 = 2_654_435_761L;

  /** Those that xxHash checks itself by, in {@code cli/xsum_sanity_check.c}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, ef46db3751d8e999",
    "0, 2654435761, ac75fda2929b17ef",
    "1, 0, e934a84adb052768",
    "1, 2654435761, 5014607643a9b4c3",
    "4, 0, 9136a0dca57457ee",
    "14, 0, 8282dcc4994e35c8",
    "14, 2654435761, c3bd6bf63deb6df0",
    "222, 0, b641ae8cb691c174",
    "222, 2654435761, 20cb8ab7ae10c14a"
  })
  void published_values_of_generated_bytes(int length, long seed, String expected) {
    // Somewhere in an array, as a record is.
    byte[] bytes = new byte[length + 7];
    long generator = PRIME_32;
    for (int i = 0; i < length; i++) {
      bytes[3 + i] = (byte) (generator >>> 56);
      generator *= 0x9E37_79B1_85EB_CA8DL;
    }

    assertThat(hash(bytes, 3, 3 + length, seed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
  })
  void published_values_of_texts(String text, String expected) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(hash(bytes, 0, bytes.length, 0)).isEqualTo(expected);
  }

  private static String hash(byte[] bytes, int from, int to, long seed) {
    return String.format("%016x", XxHash64.of(bytes, from, to, seed));
  }
}
