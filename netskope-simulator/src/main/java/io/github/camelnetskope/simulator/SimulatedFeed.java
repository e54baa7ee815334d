package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.IteratorFeed;
import io.github.camelnetskope.simulator.iterator.IteratorSettings;
import io.github.camelnetskope.simulator.iterator.PageCache;
import io.github.camelnetskope.simulator.iterator.RecordLog;
import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;
import io.github.camelnetskope.simulator.record.RecordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * One feed of the tenant: its records, and those that arrive later. Size and repetition of
 * generated records are set before the first request, everything else at any time. Thread-safe.
 */
public final class SimulatedFeed {

  private static final int USUAL_SIZE = 2100;

  private final String name;
  private final long seed;
  private final int pageSize;
  private final RecordLog log;
  private final IteratorFeed iterator;
  private Duration history = Duration.ofHours(24);
  private int recordSize = USUAL_SIZE;
  private int reemitEvery;
  private int lateEvery;
  private Duration lateBy = Duration.ZERO;
  private Latency latency;
  private long answers;

  SimulatedFeed(
      String name,
      IteratorSettings settings,
      InstantSource clock,
      PageCache pages,
      Latency latency) {
    this.name = name;
    this.seed = settings.seed();
    this.pageSize = settings.pageSize();
    this.log = new RecordLog(new RecordGenerator(name, seed, USUAL_SIZE, 0), clock);
    this.iterator = new IteratorFeed(log, settings, clock, pages);
    this.latency = latency;
  }

  /** {@code events/page}, for instance. */
  public String name() {
    return name;
  }

  /** The period before now over which existing records arrived. Default: 24 hours. */
  public synchronized SimulatedFeed history(Duration duration) {
    history = duration;
    return this;
  }

  /** The approximate size of a generated record, in bytes. Default: 2,100. */
  public synchronized SimulatedFeed recordSize(int bytes) {
    recordSize = bytes;
    return generator();
  }

  /** Each n-th generated record repeats the previous {@code _id} with other content. */
  public synchronized SimulatedFeed reemitEvery(int records) {
    reemitEvery = records;
    return generator();
  }

  /**
   * Makes each n-th generated record late: its own {@code timestamp} is this long before its
   * insertion, in whole seconds. Default: none is late.
   */
  public synchronized SimulatedFeed lateEvery(int records, Duration by) {
    lateEvery = records;
    lateBy = by;
    return generator();
  }

  /** How many times in a row each generated record comes, with equal bytes. Default: 1. */
  public SimulatedFeed inARow(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("inARow: was " + times + ", allowed is 1 or more");
    }
    log.inARow(times);
    return this;
  }

  /**
   * Whether each index gets the records of a page in its own order, so that two cursors on the same
   * time do not agree. Default: false. The records of each page do not change. A resend repeats its
   * page, and the oracle identifies a record by its insertion.
   */
  public SimulatedFeed ownOrder(boolean differs) {
    log.ownOrder(differs);
    return this;
  }

  /**
   * Repeats this many prepared pages, so that any number of records needs no more memory. The
   * oracle then only counts.
   */
  public SimulatedFeed distinctPages(int pages) {
    log.repeatAfter((long) pages * pageSize);
    return this;
  }

  /** Adds generated records that arrived during the {@link #history} before now. */
  public synchronized SimulatedFeed records(long count) {
    log.addGenerated(count, history);
    return this;
  }

  /**
   * Adds generated records that were inserted between two times ago, after all earlier ones.
   * Between two such calls nothing is inserted, which makes empty hours.
   */
  public SimulatedFeed records(long count, Duration oldest, Duration newest) {
    log.addGenerated(count, oldest, newest);
    return this;
  }

  /** Adds records with exactly this text, inserted now. */
  public SimulatedFeed records(String... jsonTexts) {
    log.addTexts(List.of(jsonTexts), false);
    return this;
  }

  /** Adds records with exactly this text; their page ends after them. */
  public SimulatedFeed page(String... jsonTexts) {
    log.addTexts(List.of(jsonTexts), true);
    return this;
  }

  /** Adds generated records, inserted now. */
  public SimulatedFeed add(long count) {
    log.addGenerated(count, Duration.ZERO);
    return this;
  }

  /**
   * The same, and also with exactly the same text in another feed, as an alert of {@code
   * alerts/dlp} is also in {@code events/alert}. Not for a feed that grows.
   */
  public SimulatedFeed add(long count, SimulatedFeed too) {
    long first = size();
    add(count);
    for (long number = first; number < first + count; number++) {
      too.records(record(number));
    }
    return this;
  }

  /** From now on this many generated records per second arrive; 0 stops it. */
  public SimulatedFeed growth(double recordsPerSecond) {
    log.growth(recordsPerSecond);
    return this;
  }

  /** How long the tenant takes for an answer of this feed. Default: the tenant's latency. */
  public SimulatedFeed latency(Duration fixed) {
    return latency(fixed, fixed);
  }

  /** The same, between two bounds; the seed decides. */
  public synchronized SimulatedFeed latency(Duration from, Duration to) {
    latency = new Latency(from, to);
    return this;
  }

  /** Makes and compresses all pages from the oldest record on, before the first request. */
  public SimulatedFeed prepare() {
    iterator.prepare();
    return this;
  }

  /** How many records the feed has by now. */
  public long size() {
    return log.size();
  }

  /** The text of a record, counted from 0 in the order of insertion. */
  public String record(long number) {
    ByteSink sink = new ByteSink(recordSize());
    log.write(number, sink);
    return new String(sink.array(), 0, sink.length(), StandardCharsets.UTF_8);
  }

  /** When a record was inserted, in seconds of the epoch. */
  public long insertionSecond(long number) {
    return log.insertionSecond(number);
  }

  /** The number of the record at which {@code next} on this index would begin. */
  public long position(String index) {
    return iterator.position(index);
  }

  RecordLog log() {
    return log;
  }

  IteratorFeed iterator() {
    return iterator;
  }

  /** How long the next answer takes. */
  synchronized Duration drawLatency() {
    answers++;
    return latency.draw(Mix.scramble(seed + name.hashCode()) + answers);
  }

  private synchronized int recordSize() {
    return recordSize;
  }

  private SimulatedFeed generator() {
    log.generator(
        new RecordGenerator(name, seed, recordSize, reemitEvery, lateEvery, lateBy.toSeconds()));
    return this;
  }
}
