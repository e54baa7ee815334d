package io.github.camelnetskope.client;

import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The records of a body with several records: {@code delivery=BATCH} or {@code PAGE} with {@code
 * bodyType=BYTES}. Each has the same key as if delivered alone, except for a record with a line
 * break, which is escaped here. The records are views of the array, which must not be changed.
 * Confined to one thread.
 */
public final class RecordLines extends AbstractList<EventRecord> implements RandomAccess {
  private final byte[] lines;
  private final int[] borders;
  private final int[] ids;
  private final long[] times;

  private RecordLines(byte[] lines, PageRecords records) {
    this.lines = lines;
    this.borders = records.borders();
    this.ids = records.ids();
    this.times = records.times();
  }

  /**
   * Finds the records, in their order.
   *
   * @param lines newline-delimited JSON
   * @throws IllegalArgumentException when it has another form; the text does not quote it
   */
  public static List<EventRecord> of(byte[] lines) {
    try {
      return new RecordLines(lines, PageReader.readLines(lines));
    } catch (IOException e) {
      // Without the cause, which may quote a record.
      throw new IllegalArgumentException("the body is no newline-delimited JSON");
    }
  }

  @Override
  public EventRecord get(int position) {
    return new EventRecord(
        lines,
        borders[2 * position],
        borders[2 * position + 1],
        ids[2 * position],
        ids[2 * position + 1],
        times[position]);
  }

  @Override
  public int size() {
    return times.length;
  }
}
