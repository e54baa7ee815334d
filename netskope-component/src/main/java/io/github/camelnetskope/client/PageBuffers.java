package io.github.camelnetskope.client;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The buffer pool: large arrays that are reused. A new array of 20 MB for each page would cause
 * constant garbage collection in a small heap. An array must not be used after it was given back.
 * Thread-safe.
 */
final class PageBuffers {
  private static final int MOST = 4;
  private static final int SMALL = 1 << 18;

  /**
   * Arrays that nobody owns: {@link #take} gives one to its caller, who gives it back or drops it.
   */
  private static final Deque<SoftReference<byte[]>> FREE = new ArrayDeque<>();

  private PageBuffers() {}

  /** Takes an array of at least this many bytes, with undefined content. */
  static byte[] take(int bytes) {
    if (bytes < SMALL) {
      return new byte[bytes];
    }
    synchronized (FREE) {
      for (int i = FREE.size(); i > 0; i--) {
        SoftReference<byte[]> free = FREE.removeFirst();
        byte[] buffer = free.get();
        if (buffer != null && buffer.length >= bytes) {
          return buffer;
        }
        if (buffer != null && FREE.size() < MOST - 1) {
          FREE.addLast(free);
        }
      }
    }
    // The next page is about as long as this one.
    return new byte[(int) Math.min(Integer.MAX_VALUE - 8L, bytes + bytes / 16L)];
  }

  static void giveBack(byte[] buffer) {
    if (buffer.length < SMALL) {
      return;
    }
    synchronized (FREE) {
      if (FREE.size() >= MOST) {
        FREE.removeLast();
      }
      FREE.addFirst(new SoftReference<>(buffer));
    }
  }
}
