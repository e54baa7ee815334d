package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiResponseTest {
  @Test
  void the_first_two_bytes_tell_whether_a_body_is_compressed() {
    assertThat(answer(0x1f, 0x8b, 8).gzipped()).isTrue();
    assertThat(answer(0x1f, 0x8b).gzipped()).isTrue();
    assertThat(answer(0x1f).gzipped()).isFalse();
    assertThat(answer().gzipped()).isFalse();
    assertThat(answer('{', '}').gzipped()).isFalse();
    assertThat(answer(0x8b, 0x1f).gzipped()).isFalse();
  }

  @Test
  void its_text_has_no_body() {
    assertThat(answer('h', 'i')).hasToString("HTTP 200, length 2");
    assertThat(new ApiResponse(407, ApiHeaders.of(Map.of()), Pieces.NONE, true))
        .hasToString("HTTP 407, length 0, by the proxy");
  }

  private static ApiResponse answer(int... bytes) {
    var body = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      body[i] = (byte) bytes[i];
    }
    return new ApiResponse(200, ApiHeaders.of(Map.of("Content-Encoding", "gzip")), body);
  }
}
