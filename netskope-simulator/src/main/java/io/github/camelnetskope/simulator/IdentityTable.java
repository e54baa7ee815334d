package io.github.camelnetskope.simulator;

import java.util.Arrays;
import java.util.BitSet;

/** Finds records by the hash of their bytes; several records may have the same bytes. */
final class IdentityTable {

  private static final int FREE = -1;

  private long[] hashes = new long[1024];
  private int[] numbers = filled(1024);
  private int size;

  void put(long hash, int number) {
    if (2 * size >= numbers.length) {
      grow();
    }
    int at = slot(hash);
    while (numbers[at] != FREE) {
      at = at + 1 & numbers.length - 1;
    }
    hashes[at] = hash;
    numbers[at] = number;
    size++;
  }

  /** The first number under a hash that is not in {@code taken}, else any, else -1. */
  int find(long hash, BitSet taken) {
    int found = -1;
    for (int at = slot(hash); numbers[at] != FREE; at = at + 1 & numbers.length - 1) {
      if (hashes[at] == hash && (found < 0 || better(numbers[at], found, taken))) {
        found = numbers[at];
      }
    }
    return found;
  }

  private static boolean better(int candidate, int found, BitSet taken) {
    return taken.get(found) != taken.get(candidate) ? taken.get(found) : candidate < found;
  }

  private int slot(long hash) {
    return (int) (hash >>> 17) & numbers.length - 1;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    hashes = new long[2 * oldHashes.length];
    numbers = filled(2 * oldNumbers.length);
    size = 0;
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != FREE) {
        put(oldHashes[i], oldNumbers[i]);
      }
    }
  }

  private static int[] filled(int length) {
    int[] free = new int[length];
    Arrays.fill(free, FREE);
    return free;
  }
}
