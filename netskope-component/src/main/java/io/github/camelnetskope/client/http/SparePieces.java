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
 * and memory that waits in the heap lets the heap grow: it leaves less room between two garbage
 * collections. So each piece is a part of a slab outside the heap. Thread-safe.
 */
final class SparePieces {
  /** The length of each piece. */
  static final int LENGTH = 32 * 1024;

  private static final int SLAB = 32 * LENGTH;

  /** The most memory in slabs. */
  private static final long MOST = 64L * SLAB;

  /** The part of the direct memory that slabs may take. */
  private static final int SHARE = 8;

  /** Pieces that nobody owns. */
  private static final Deque<ByteBuffer> SPARE = new ArrayDeque<>();

  private static final Set<Part> PARTS = new HashSet<>();
  private static final ReferenceQueue<ByteBuffer> DROPPED = new ReferenceQueue<>();

  /** The limit for slabs in bytes; negative before the first. Guarded by the class. */
  private static long limit = -1;

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
      addSlab();
    }
    return SPARE.poll();
  }

  private static void addSlab() {
    if (limit < 0) {
      // Not in an initializer: a native image runs it where it is built.
      limit =
          Math.min(MOST, Math.min(Runtime.getRuntime().maxMemory(), DirectMemory.limit()) / SHARE);
    }
    if ((long) PARTS.size() * LENGTH + SLAB > limit) {
      return;
    }
    try {
      var slab = ByteBuffer.allocateDirect(SLAB);
      for (int from = 0; from < SLAB; from += LENGTH) {
        addSpare(slab, from);
      }
    } catch (OutOfMemoryError e) {
      limit = 0; // others have taken the direct memory
    }
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
    if (piece.isDirect()) {
      SPARE.push(piece);
    }
  }
}
