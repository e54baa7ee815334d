package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeStreamTest {
  private static final int LENGTH = 200_000;

  private final byte[] bytes = new byte[LENGTH];

  WholeStreamTest() {
    new Random(1).nextBytes(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, LENGTH - 1, LENGTH, LENGTH + 1, 2 * LENGTH})
  void all_bytes_arrive_with_an_array_of_any_size(int arrayLength) throws IOException {
    var whole = WholeStream.read(drops(), new byte[arrayLength], 10 * LENGTH);

    assertThat(whole.length()).isEqualTo(LENGTH);
    assertThat(whole.bytes()).isEqualTo(bytes);
  }

  @Test
  void the_largest_allowed_body_is_accepted_and_one_more_byte_is_refused() throws IOException {
    assertThat(WholeStream.read(drops(), new byte[10], LENGTH).length()).isEqualTo(LENGTH);

    for (int arrayLength : new int[] {0, LENGTH - 1, LENGTH, 2 * LENGTH}) {
      assertThatThrownBy(() -> WholeStream.read(drops(), new byte[arrayLength], LENGTH - 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("maxPageBytes=" + (LENGTH - 1));
    }
  }

  @Test
  void a_stream_without_bytes_is_empty() throws IOException {
    var whole = WholeStream.read(InputStream.nullInputStream(), new byte[0], 1);

    assertThat(whole.bytes()).isEmpty();
  }

  /** Returns fewer bytes than requested, like a network. */
  private InputStream drops() {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return super.read(target, from, Math.min(length, 1000));
      }
    };
  }
}
