package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8192, 300_000, 3_000_000})
  void a_written_value_can_be_read(int length) throws IOException {
    byte[] bytes = bytes(length);

    for (int expected : new int[] {0, 1, length, length + 1, 2 * length}) {
      Pieces pieces = written(bytes, expected);

      assertThat(pieces.length()).isEqualTo(length);
      assertThat(pieces.isEmpty()).isEqualTo(length == 0);
      assertThat(pieces.array()).isEqualTo(bytes);
      assertThat(pieces.stream().readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void what_was_given_back_is_not_kept_by_those_who_still_know_it() {
    var bytes = ByteBuffer.allocate(1_000);
    var pieces = new Pieces(List.of(bytes));
    var known = new WeakReference<>(bytes);
    bytes = null;

    pieces.giveBack();

    for (int tries = 0; known.get() != null && tries < 200; tries++) {
      System.gc();
    }
    assertThat(known.get()).isNull();
    assertThat(pieces.length()).isEqualTo(1_000);
  }

  @Test
  void each_byte_is_at_its_offset() throws IOException {
    byte[] bytes = bytes(20_000);
    Pieces pieces = written(bytes, 0);

    for (int i = 0; i < bytes.length; i++) {
      assertThat(pieces.at(i)).isEqualTo(bytes[i]);
    }
    assertThatThrownBy(() -> pieces.at(bytes.length)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_stream_knows_how_much_is_left_and_ends() throws IOException {
    byte[] bytes = bytes(10_000);
    try (var stream = written(bytes, 0).stream()) {
      assertThat(stream.available()).isEqualTo(10_000);
      assertThat(stream.read()).isEqualTo(bytes[0] & 0xff);
      assertThat(stream.available()).isEqualTo(9_999);
      assertThat(stream.readNBytes(9_999)).hasSize(9_999);
      assertThat(stream.available()).isZero();
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void the_second_member_of_a_gzip_body_is_read_wherever_the_first_ends() throws IOException {
    for (int first = 4_000; first < 4_100; first++) {
      var both = new ByteArrayOutputStream();
      both.write(gzipped(bytes(first)));
      both.write(gzipped(bytes(100)));

      try (var in = new GZIPInputStream(written(both.toByteArray(), 0).stream(), 64)) {
        assertThat(in.readAllBytes()).hasSize(first + 100);
      }
    }
  }

  @Test
  void no_more_is_taken_than_there_is_memory_for() throws IOException {
    var budget = new BufferBudget(10_000);
    // One answer alone always gets through.
    BufferReservation other = budget.tryReserve(1).orElseThrow();
    var growing = new GrowingPieces(budget.reserve());
    growing.write(bytes(8_000));

    assertThatThrownBy(() -> growing.write(bytes(8_000)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("maxBufferedBytes");
    other.close();
  }

  @Test
  void after_take_the_pieces_are_empty() throws IOException {
    var growing = new GrowingPieces(BufferReservation.unlimited());
    growing.write(new byte[] {0x1f, (byte) 0x8b});
    assertThat(growing.startsCompressed()).isTrue();

    assertThat(growing.take().length()).isEqualTo(2);

    assertThat(growing.startsCompressed()).isFalse();
    assertThat(growing.take().isEmpty()).isTrue();
  }

  @Test
  void a_later_answer_uses_the_arrays_of_one_that_is_done() throws IOException {
    byte[] first = bytes(3_000_000);
    byte[] second = bytes(2_999_999);
    Pieces done = written(first, 0);

    done.giveBack();
    Pieces later = written(second, 0);

    assertThat(later.array()).isEqualTo(second);
    assertThat(done.array()).isNotEqualTo(first);
  }

  private static Pieces written(byte[] bytes, int expected) throws IOException {
    var growing = new GrowingPieces(BufferReservation.unlimited());
    growing.expect(expected);
    for (int at = 0; at < bytes.length; at += 1_000) {
      growing.write(bytes, at, Math.min(1_000, bytes.length - at));
    }
    assertThat(growing.length()).isEqualTo(bytes.length);
    return growing.take();
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
