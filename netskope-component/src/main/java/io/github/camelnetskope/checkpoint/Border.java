package io.github.camelnetskope.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The first records after the end of a slice, by which a stripe detects that it has reached them
 * (docs/adr/0040-where-stripes-meet.md). Meeting them is a proof when at least {@value #DISTINCT}
 * of them are different, and no beginning of the sequence is also its end. A run of equal records
 * is one entry.
 */
final class Border {
  /** The number of different records that a proof needs. */
  static final int DISTINCT = 4;

  /** The most hashes that are kept. */
  static final int MOST = 16;

  /** For a slice at the end of the log: no records follow. */
  static final Border NONE = new Border(List.of(), DISTINCT);

  private final List<Run> runs;
  private final long[] hashes;

  /**
   * For each record: the length of the longest proper prefix of the border that also ends at this
   * record.
   */
  private final int[] shorter;

  private final boolean proof;

  /** Equal records in a row. */
  private record Run(long hash, int count) {
    static Run parse(String text) {
      String[] parts = text.split("x", 2);
      return new Run(Long.parseUnsignedLong(parts[0], 16), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
      return Long.toHexString(hash) + "x" + count;
    }
  }

  /**
   * A border.
   *
   * @param different so many different records make it a proof
   */
  private Border(List<Run> runs, int different) {
    this.runs = List.copyOf(runs);
    this.hashes =
        runs.stream()
            .flatMapToLong(run -> LongStream.generate(run::hash).limit(run.count()))
            .toArray();
    this.shorter = shorter(hashes);
    this.proof =
        runs.stream().map(Run::hash).distinct().count() >= different
            && shorter[hashes.length - 1] == 0;
  }

  /**
   * The shortest border among the first records that is a proof. When there is none: all of them,
   * as far as they can be kept.
   *
   * @param different so many different records make a meeting
   */
  static Border of(long[] first, int different) {
    int[] overlaps = shorter(first);
    Set<Long> seen = new HashSet<>();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      boolean again = i > 0 && first[i] == first[i - 1];
      if (!again && runs.size() == MOST) {
        break;
      }
      int before = again ? runs.remove(runs.size() - 1).count() : 0;
      runs.add(new Run(first[i], before + 1));
      seen.add(first[i]);
      // It cannot overlap with itself when no prefix of it is also a suffix.
      if (seen.size() >= different && overlaps[i] == 0) {
        break;
      }
    }
    return new Border(runs, different);
  }

  private static int[] shorter(long[] records) {
    int[] shorter = new int[records.length];
    for (int i = 1; i < records.length; i++) {
      int match = shorter[i - 1];
      while (match > 0 && records[match] != records[i]) {
        match = shorter[match - 1];
      }
      shorter[i] = records[match] == records[i] ? match + 1 : 0;
    }
    return shorter;
  }

  /** How many records it has. */
  int length() {
    return hashes.length;
  }

  /** The hashes of its first records. */
  LongStream hashes(int records) {
    return Arrays.stream(hashes, 0, records);
  }

  /** Whether meeting all of it proves that both stripes have reached the same records. */
  boolean isProof() {
    return proof;
  }

  /** Whether it begins with the given number of first records of another border. */
  boolean beginsAs(Border other, int records) {
    return hashes.length >= records && Arrays.equals(hashes, 0, records, other.hashes, 0, records);
  }

  /**
   * How many of its first records are met after one more record.
   *
   * @param met how many of them were met before that record
   */
  int after(int met, long hash) {
    int match = met;
    while (match > 0 && (match == hashes.length || hashes[match] != hash)) {
      match = shorter[match - 1];
    }
    return match < hashes.length && hashes[match] == hash ? match + 1 : 0;
  }

  /** Parses the text that is saved in a checkpoint; the inverse of {@link #toString()}. */
  static Border parse(String text) {
    return text.isEmpty()
        ? NONE
        : new Border(Arrays.stream(text.split(",", -1)).map(Run::parse).toList(), DISTINCT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Border border && runs.equals(border.runs);
  }

  @Override
  public int hashCode() {
    return runs.hashCode();
  }

  @Override
  public String toString() {
    return runs.stream().map(Run::toString).collect(Collectors.joining(","));
  }
}
