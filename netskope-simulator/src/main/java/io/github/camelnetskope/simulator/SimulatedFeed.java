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
 * One feed of the tenant: what is in it and what comes in. Thread-safe. Size and repetition of
 * generated records are set before the first request, anything else at any time.
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

  /** Over how long records that are already there came in; 24 hours unless said. */
  public synchronized SimulatedFeed history(Duration duration) {
    history = duration;
    return this;
  }

  /** About how many bytes a generated record has; 2,100 unless said. */
  public synchronized SimulatedFeed recordSize(int bytes) {
    recordSize = bytes;
    return generator();
  }

  /** Each n-th generated record repeats the {@code _id} before it with other content. */
  public synchronized SimulatedFeed reemitEvery(int records) {
    reemitEvery = records;
    return generator();
  }

  /**
   * Each n-th generated record comes in late: its own {@code timestamp} is so long before its
   * insertion, by whole seconds. None unless said.
   */
  public synchronized SimulatedFeed lateEvery(int records, Duration by) {
    lateEvery = records;
    lateBy = by;
    return generator();
  }

  /** Each generated record comes so many times in a row, the same to the byte; once unless said. */
  public SimulatedFeed inARow(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("inARow: was " + times + ", allowed is 1 or more");
    }
    log.inARow(times);
    return this;
  }

  /**
   * Whether each index is shown the records of a page in an order of its own, so that two cursors
   * on the same time do not agree; no unless said. Each page has the same records as without it. A
   * resend repeats its page, and the oracle knows a record by its insertion.
   */
  public SimulatedFeed ownOrder(boolean differs) {
    log.ownOrder(differs);
    return this;
  }

  /**
   * Repeats so many prepared pages, so that any number of records needs no more memory. The oracle
   * then counts only.
   */
  public SimulatedFeed distinctPages(int pages) {
    log.repeatAfter((long) pages * pageSize);
    return this;
  }

  /** Adds generated records that came in during the {@link #history} before now. */
  public synchronized SimulatedFeed records(long count) {
    log.addGenerated(count, history);
    return this;
  }

  /**
   * Adds generated records that came in between two times ago, behind all that came in before. What
   * lies between two such calls is time in which nothing came in.
   */
  public SimulatedFeed records(long count, Duration oldest, Duration newest) {
    log.addGenerated(count, oldest, newest);
    return this;
  }

  /** Adds records word for word, inserted now. */
  public SimulatedFeed records(String... jsonTexts) {
    log.addTexts(List.of(jsonTexts), false);
    return this;
  }

  /** Adds records word for word; the page they stand in ends behind them. */
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
   * The same, and word for word in another feed too: as an alert of {@code alerts/dlp} comes in
   * {@code events/alert}. Not for a feed that grows.
   */
  public SimulatedFeed add(long count, SimulatedFeed too) {
    long first = size();
    add(count);
    for (long number = first; number < first + count; number++) {
      too.records(record(number));
    }
    return this;
  }

  /** From now on so many generated records a second come in; 0 stops it. */
  public SimulatedFeed growth(double recordsPerSecond) {
    log.growth(recordsPerSecond);
    return this;
  }

  /** How long the tenant works on an answer of this feed; what the tenant has unless said. */
  public SimulatedFeed latency(Duration fixed) {
    return latency(fixed, fixed);
  }

  /** The same, between two bounds; the seed decides. */
  public synchronized SimulatedFeed latency(Duration from, Duration to) {
    latency = new Latency(from, to);
    return this;
  }

  /** Makes and compresses all pages from the oldest record on, before anybody asks. */
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
