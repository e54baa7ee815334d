package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.RecordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed's records, numbered from 0 in the order in which the tenant inserted them. Records are
 * generated when they are read. Growth is computed from the clock. Thread-safe.
 */
public final class RecordLog {

  private final InstantSource clock;
  private final List<Stretch> stretches = new ArrayList<>();
  private RecordGenerator generator;
  private long repeatAfter = Long.MAX_VALUE;
  private int inARow = 1;
  private boolean ownOrder;
  private double lastMillis;
  private double growthFrom;
  private double perMilli;

  /** An empty feed. */
  public RecordLog(RecordGenerator generator, InstantSource clock) {
    this.generator = generator;
    this.clock = clock;
  }

  /** Sets another generator, also for existing generated records. */
  public synchronized void generator(RecordGenerator other) {
    generator = other;
  }

  /** Repeats the same content after this many records, so that pages can be prepared once. */
  public synchronized void repeatAfter(long records) {
    repeatAfter = records;
  }

  /** Each generated record comes so many times in a row, the same to the byte. */
  public synchronized void inARow(int times) {
    inARow = times;
  }

  /** Whether each index is shown the records of a page in an order of its own. */
  public synchronized void ownOrder(boolean differs) {
    ownOrder = differs;
  }

  synchronized boolean ownOrder() {
    return ownOrder;
  }

  /** Inserts generated records, spread evenly over the time up to now. */
  public synchronized void addGenerated(long count, Duration over) {
    addGenerated(count, over, Duration.ZERO);
  }

  /** The same, over the time between two times ago, behind all that came in before. */
  public synchronized void addGenerated(long count, Duration oldest, Duration newest) {
    settleGrowth();
    double now = clock.millis();
    double to = Math.max(now - newest.toMillis(), Math.min(lastMillis, now));
    double from = Math.max(now - oldest.toMillis(), Math.min(lastMillis, to));
    stretches.add(new Stretch.Generated(total(), count, from, (to - from) / Math.max(1, count)));
    lastMillis = to;
  }

  /** Inserts records with exactly this text. */
  public synchronized void addTexts(List<String> records, boolean endsPage) {
    settleGrowth();
    List<byte[]> texts =
        records.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    lastMillis = clock.millis();
    stretches.add(new Stretch.Texts(total(), texts, lastMillis, endsPage));
  }

  /** From now on this many generated records per second arrive. */
  public synchronized void growth(double recordsPerSecond) {
    settleGrowth();
    growthFrom = clock.millis();
    perMilli = recordsPerSecond / 1000;
  }

  /** The current number of records. */
  public synchronized long size() {
    return total() + grown();
  }

  /** When a record was inserted. */
  public synchronized long insertionSecond(long number) {
    return (long) Math.floor(insertedAt(number) / 1000);
  }

  /** The number of the first record inserted at or after a second; {@link #size()} if none was. */
  public synchronized long firstAtOrAfter(long epochSecond) {
    long low = 0;
    long high = size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (insertionSecond(middle) < epochSecond) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The record number at which a page that begins at {@code from} has to end at the latest. */
  synchronized long borderAfter(long from) {
    return stretches.stream()
        .filter(stretch -> stretch instanceof Stretch.Texts texts && texts.endsPage())
        .mapToLong(Stretch::end)
        .filter(end -> end > from)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** The number whose content a record has: its own unless content repeats. */
  synchronized long contentOf(long number) {
    return number % repeatAfter;
  }

  /** Whether several numbers have the same content. */
  public synchronized boolean repeats() {
    return repeatAfter != Long.MAX_VALUE;
  }

  /** Appends a record as dataexport shows it. */
  public void write(long number, ByteSink sink) {
    write(number, sink, false);
  }

  /** Appends a record as API v1 shows it. */
  public void writeForV1(long number, ByteSink sink) {
    write(number, sink, true);
  }

  /** The given text of a record, null for a generated one. */
  public synchronized byte @Nullable [] text(long number) {
    return stretchOf(number) instanceof Stretch.Texts texts
        ? texts.texts().get((int) (number - texts.first()))
        : null;
  }

  /** The {@code timestamp} of a generated record. */
  public long timestamp(long number) {
    long content = firstInARow(contentOf(number));
    return generator().timestamp(content, insertionSecond(content));
  }

  private void write(long number, ByteSink sink, boolean forV1) {
    long content = contentOf(number);
    byte[] text = text(content);
    if (text != null) {
      sink.bytes(text);
      return;
    }
    long first = firstInARow(content);
    if (forV1) {
      generator().writeForV1(first, insertionSecond(first), sink);
    } else {
      generator().write(first, insertionSecond(first), sink);
    }
  }

  private synchronized long firstInARow(long number) {
    return number - number % inARow;
  }

  private synchronized RecordGenerator generator() {
    return generator;
  }

  private double insertedAt(long number) {
    Stretch stretch = stretchOf(number);
    return stretch != null
        ? stretch.insertedAt(number)
        : growthFrom + (number - total() + 1) / perMilli;
  }

  private @Nullable Stretch stretchOf(long number) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Stretch stretch = stretches.get(middle);
      if (number < stretch.first()) {
        high = middle - 1;
      } else if (number >= stretch.end()) {
        low = middle + 1;
      } else {
        return stretch;
      }
    }
    return null;
  }

  private long total() {
    return stretches.isEmpty() ? 0 : stretches.get(stretches.size() - 1).end();
  }

  private long grown() {
    return perMilli == 0 ? 0 : (long) Math.max(0, (clock.millis() - growthFrom) * perMilli);
  }

  private void settleGrowth() {
    long grown = grown();
    if (grown > 0) {
      stretches.add(new Stretch.Generated(total(), grown, growthFrom + 1 / perMilli, 1 / perMilli));
      lastMillis = growthFrom + grown / perMilli;
    }
    growthFrom = clock.millis();
  }
}
