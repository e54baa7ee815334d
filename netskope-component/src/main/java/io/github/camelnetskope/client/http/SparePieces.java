package io.github.camelnetskope.client.http;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Arrays of answers that are done, for answers to come. An answer waits in memory for its turn in
 * the route, while a garbage collector copies new arrays again and again: with 20 feeds that takes
 * more time than the rest of the collection, and lets the heap grow. Thread-safe.
 */
final class SparePieces {
  /** The length of each. Less than half a region of G1, which has at least 1 MB. */
  static final int LENGTH = 256 * 1024;

  /** At most 64 MB, and a 32nd of the heap. */
  private static final long MOST = Math.min(256, Runtime.getRuntime().maxMemory() / 32 / LENGTH);

  /** Arrays that nobody owns. Under memory pressure all are dropped at once. */
  private static SoftReference<Deque<byte[]>> spare = new SoftReference<>(null);

  private SparePieces() {}

  /** An array with undefined content, which the caller owns. */
  static byte[] take() {
    byte[] piece;
    synchronized (SparePieces.class) {
      Deque<byte[]> all = spare.get();
      piece = all == null ? null : all.pollFirst();
    }
    return piece == null ? new byte[LENGTH] : piece;
  }

  /** Keeps an array that nobody uses any more, if it has the length. */
  static synchronized void giveBack(byte[] piece) {
    if (piece.length != LENGTH) {
      return;
    }
    Deque<byte[]> all = spare.get();
    if (all == null) {
      all = new ArrayDeque<>();
      spare = new SoftReference<>(all);
    }
    if (all.size() < MOST) {
      all.addFirst(piece);
    }
  }
}
