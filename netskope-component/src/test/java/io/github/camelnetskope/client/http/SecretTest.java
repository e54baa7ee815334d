package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
  @Test
  void a_token_is_masked_wherever_it_stands() {
    assertThat(new Secret("0123abcd").maskIn("a 0123abcd, b0123abcdc, token=0123abcd"))
        .isEqualTo("a xxxxxx, bxxxxxxc, token=xxxxxx");
    assertThat(new Secret("").maskIn("text")).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x   | Connect to http://example.com: the token x is bad | Connect to http://example.com: the token xxxxxx is bad
          e   | token=e                                           | token=xxxxxx
          me  | "me" or me_too, not some metres                   | "xxxxxx" or xxxxxx_too, not some metres
          a.b | a.b, then acb                                     | xxxxxx, then acb
          $1  | costs $1 and $12                                  | costs xxxxxx and $12
          """)
  void a_text_that_is_too_short_for_a_token_is_masked_as_a_word_only(
      String token, String text, String masked) {
    assertThat(new Secret(token).maskIn(text)).isEqualTo(masked);
  }
}
