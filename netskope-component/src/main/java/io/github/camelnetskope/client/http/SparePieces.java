package io.github.camelnetskope.client.http;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memory of answers that are done, for answers to come. An answer waits for its turn in the route,
 * and a garbage collector that copies it meanwhile lets the heap grow. So each piece is a part of a
 * slab: an array as long as a region of G1, which G1 never copies. Thread-safe.
 */
final class SparePieces {
  /** The length of each piece. */
  static final int LENGTH = 32 * 1024;

  private static final int MB = 1024 * 1024;
  private static final int ARRAY_HEADER = 16;

  /** The most memory in slabs, which is also limited to a 32nd of the heap. */
  private static final long MOST = 64L * MB;

  /** Pieces that nobody owns. */
  private static final Deque<ByteBuffer> SPARE = new ArrayDeque<>();

  private static final Set<Part> PARTS = new HashSet<>();
  private static final ReferenceQueue<ByteBuffer> DROPPED = new ReferenceQueue<>();

  private SparePieces() {}

  /** A part of a slab. It is used again when its piece was given back, or dropped. */
  private static final class Part extends PhantomReference<ByteBuffer> {
    private final ByteBuffer slab;
    private final int from;

    Part(ByteBuffer slab, int from, ByteBuffer piece) {
      super(piece, DROPPED);
      this.slab = slab;
      this.from = from;
    }
  }

  /** An empty piece with undefined content, which the caller owns. */
  static ByteBuffer take() {
    ByteBuffer piece = spare();
    return piece == null ? ByteBuffer.allocate(LENGTH) : piece.clear();
  }

  private static synchronized @Nullable ByteBuffer spare() {
    if (SPARE.isEmpty()) {
      collectDropped();
    }
    if (SPARE.isEmpty()) {
      // Read here, since a native image initializes classes where it is built.
      addSlab(Runtime.getRuntime().maxMemory());
    }
    return SPARE.poll();
  }

  private static void addSlab(long heap) {
    if ((long) PARTS.size() * LENGTH >= Math.min(MOST, heap / 32)) {
      return;
    }
    var slab = ByteBuffer.allocate(region(heap) - ARRAY_HEADER);
    // The rest of the division comes first: so only pieces of a slab have an offset.
    for (int from = slab.capacity() % LENGTH; from < slab.capacity(); from += LENGTH) {
      addSpare(slab, from);
    }
  }

  /** G1 divides the largest heap into 2,048 regions, of a power of two from 1 to 32 MB. */
  private static int region(long heap) {
    int region = MB;
    while (region < heap / 2048 && region < 32 * MB) {
      region *= 2;
    }
    return region;
  }

  private static void collectDropped() {
    while (DROPPED.poll() instanceof Part part) {
      PARTS.remove(part);
      addSpare(part.slab, part.from);
    }
  }

  private static void addSpare(ByteBuffer slab, int from) {
    ByteBuffer piece = slab.slice(from, LENGTH);
    PARTS.add(new Part(slab, from, piece));
    SPARE.push(piece);
  }

  /** Keeps a piece that nobody uses any more, if it is part of a slab. */
  static synchronized void giveBack(ByteBuffer piece) {
    if (piece.arrayOffset() > 0) {
      SPARE.push(piece);
    }
  }
}
