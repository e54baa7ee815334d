package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparePiecesTest {
  /** More than is ever kept. */
  private static final int MANY = 64 * 1024 * 1024 / SparePieces.LENGTH + 10;

  @Test
  void pieces_do_not_share_memory() {
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      pieces.add(SparePieces.take());
    }

    for (int i = 0; i < MANY; i++) {
      ByteBuffer piece = pieces.get(i);
      while (piece.hasRemaining()) {
        piece.putInt(i);
      }
    }
    for (int i = 0; i < MANY; i++) {
      ByteBuffer piece = pieces.get(i).flip();
      assertThat(piece.remaining()).isEqualTo(SparePieces.LENGTH);
      while (piece.hasRemaining()) {
        assertThat(piece.getInt()).isEqualTo(i);
      }
    }
    pieces.forEach(SparePieces::giveBack);
  }

  @Test
  void a_piece_that_was_given_back_is_used_again_and_empty() {
    ByteBuffer first = SparePieces.take();
    first.put(new byte[100]).flip();

    SparePieces.giveBack(first);
    ByteBuffer second = SparePieces.take();

    assertThat(second).isSameAs(first);
    assertThat(second.remaining()).isEqualTo(SparePieces.LENGTH);
    SparePieces.giveBack(second);
  }

  @Test
  void pieces_are_outside_the_heap() {
    ByteBuffer piece = SparePieces.take();

    assertThat(piece.isDirect()).isTrue();
    SparePieces.giveBack(piece);
  }

  @Test
  void pieces_that_were_dropped_are_used_again() {
    List<ByteBuffer> all = new ArrayList<>();
    ByteBuffer found = SparePieces.take();
    while (found.isDirect()) {
      all.add(found);
      found = SparePieces.take();
    }
    assertThat(all).isNotEmpty();
    all.clear();

    // What was dropped comes back when the garbage collector has noticed it.
    for (int tries = 0; !found.isDirect() && tries < 200; tries++) {
      System.gc();
      found = SparePieces.take();
    }
    assertThat(found.isDirect()).as("part of a slab").isTrue();
    SparePieces.giveBack(found);
  }
}
