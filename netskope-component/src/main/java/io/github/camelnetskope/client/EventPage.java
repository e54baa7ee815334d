package io.github.camelnetskope.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A page of records that was received completely. Thread-safe. */
public final class EventPage {
  /** The most records of a page, as the API defines it. */
  public static final int FULL = 10_000;

  private final IteratorOperation operation;
  private final PageBody body;
  private final int bytes;
  private final int[] borders;
  private final int[] ids;
  private final long[] times;
  private final BitSet malformed;
  private final Optional<Duration> waitTime;
  private final Optional<Instant> highWaterMark;
  private final RateLimit rateLimit;
  private final Optional<PageFingerprint> fingerprint;
  private final Optional<String> lack;
  private final Optional<String> iterator;

  EventPage(
      IteratorOperation operation, PageBody body, PageReader.Envelope envelope, RateLimit limit) {
    this(
        operation,
        body,
        envelope,
        limit,
        fingerprint(body, envelope.records.borders()),
        Optional.empty());
  }

  private EventPage(
      IteratorOperation operation,
      PageBody body,
      PageReader.Envelope envelope,
      RateLimit limit,
      Optional<PageFingerprint> fingerprint,
      Optional<String> iterator) {
    this.operation = operation;
    this.body = body;
    this.bytes = body.length();
    this.borders = envelope.records.borders();
    this.ids = envelope.records.ids();
    this.times = envelope.records.times();
    this.malformed = envelope.records.malformed();
    this.waitTime = Optional.ofNullable(envelope.waitSeconds).flatMap(EventPage::duration);
    this.highWaterMark = WireTime.instant(envelope.highWaterMark);
    this.rateLimit = limit;
    this.fingerprint = fingerprint;
    this.lack = Optional.ofNullable(envelope.lack);
    this.iterator = iterator;
  }

  /** A copy of an answer with other records. */
  private EventPage(
      EventPage answer, PageBody body, int[] borders, int[] ids, long[] times, BitSet malformed) {
    this.operation = answer.operation;
    this.body = body;
    this.bytes = body.length();
    this.borders = borders;
    this.ids = ids;
    this.times = times;
    this.malformed = malformed;
    this.waitTime = answer.waitTime;
    this.highWaterMark = answer.highWaterMark;
    this.rateLimit = answer.rateLimit;
    this.fingerprint = answer.fingerprint;
    this.lack = answer.lack;
    this.iterator = answer.iterator;
  }

  /** An answer without content. */
  static EventPage unstated(IteratorOperation operation, RateLimit limit, String lack) {
    var envelope = new PageReader.Envelope();
    envelope.lack = lack;
    return new EventPage(operation, PageBody.EMPTY, envelope, limit);
  }

  /** A page that stands for an answer that cannot be read: no records, but a fingerprint. */
  static EventPage unreadable(
      IteratorOperation operation, RateLimit limit, PageFingerprint fingerprint) {
    var envelope = new PageReader.Envelope();
    envelope.lack = null;
    return new EventPage(
        operation, PageBody.EMPTY, envelope, limit, Optional.of(fingerprint), Optional.empty());
  }

  /** An empty page, with the state of a CSV multi-iterator. */
  static EventPage prepared(
      IteratorOperation operation, RateLimit limit, double waitSeconds, Optional<String> iterator) {
    var envelope = new PageReader.Envelope();
    envelope.lack = null;
    envelope.waitSeconds = waitSeconds;
    return new EventPage(operation, PageBody.EMPTY, envelope, limit, Optional.empty(), iterator);
  }

  private static Optional<PageFingerprint> fingerprint(PageBody body, int[] borders) {
    return borders.length == 0
        ? Optional.empty()
        : Optional.of(PageFingerprint.of(body.json(), borders));
  }

  private static Optional<Duration> duration(double seconds) {
    boolean sane = seconds >= 0 && seconds <= Integer.MAX_VALUE;
    return sane ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
  }

  /** The operation of the request. */
  public IteratorOperation operation() {
    return operation;
  }

  /**
   * What is missing in an answer without a result: the content, {@code result}, or an array in it.
   * Such an answer may mean an empty page, or a page that was lost in transit.
   */
  public Optional<String> lack() {
    return lack;
  }

  /** The name of a CSV multi-iterator that was found or made; empty text when it is gone. */
  public Optional<String> iterator() {
    return iterator;
  }

  /** The number of records; at most {@link #FULL}. */
  public int size() {
    return times.length;
  }

  /** The length of its JSON, in bytes. */
  public int bytes() {
    return bytes;
  }

  /** The record at a position, from 0. */
  public EventRecord record(int position) {
    int from = borders[2 * position];
    int to = borders[2 * position + 1];
    int id = ids[2 * position];
    return new EventRecord(body.json(), from, to, id, ids[2 * position + 1], times[position]);
  }

  /** A checksum over the bytes of a record, as {@link PageFingerprint} uses it. */
  public long checksum(int position) {
    int[] its = {borders[2 * position], borders[2 * position + 1]};
    return PageFingerprint.of(body.json(), its).checksum();
  }

  /**
   * The same answer, with only its first records.
   *
   * @param others records to insert before them
   */
  public EventPage first(int records, List<byte[]> others) {
    if (others.isEmpty()) {
      int[] its = Arrays.copyOf(borders, 2 * records);
      int[] itsIds = Arrays.copyOf(ids, 2 * records);
      return new EventPage(this, body, its, itsIds, Arrays.copyOf(times, records), malformed);
    }
    var joined = new ByteArrayOutputStream();
    others.forEach(record -> write(record, 0, record.length, joined));
    for (int i = 0; i < records; i++) {
      write(body.json(), borders[2 * i], borders[2 * i + 1], joined);
    }
    byte[] json = joined.toByteArray();
    try {
      PageRecords all = PageReader.readLines(json);
      return new EventPage(
          this, PageBody.of(json), all.borders(), all.ids(), all.times(), all.malformed());
    } catch (IOException e) {
      throw new UncheckedIOException("records that were read before cannot be read again", e);
    }
  }

  private static void write(byte[] json, int from, int to, ByteArrayOutputStream out) {
    out.write(json, from, to - from);
    out.write('\n');
  }

  /** Whether one of these records is not an object, or holds bytes that are not UTF-8. */
  public boolean isMalformed(int fromPosition, int toPosition) {
    int first = malformed.nextSetBit(fromPosition);
    return first >= 0 && first < toPosition;
  }

  /** The answer's {@code wait_time}; absent when it has none or an impossible one. */
  public Optional<Duration> waitTime() {
    return waitTime;
  }

  /** The high-water mark: up to which insertion time the tenant's log had been read. */
  public Optional<Instant> highWaterMark() {
    return highWaterMark;
  }

  /** The rate limit in the headers. */
  public RateLimit rateLimit() {
    return rateLimit;
  }

  /** Empty for a page without records, unless it stands for an answer that cannot be read. */
  public Optional<PageFingerprint> fingerprint() {
    return fingerprint;
  }

  /**
   * The records from one position to another, each ended by a newline. A line break within a record
   * becomes a blank, or in a string the escape that means the same.
   */
  public byte[] lines(int fromPosition, int toPosition) {
    return NewlineDelimited.lines(body.json(), borders, fromPosition, toPosition);
  }

  /**
   * Drops the unpacked JSON and keeps the compressed form; it is unpacked again when it is read.
   * Record views may still be in use.
   */
  public void park() {
    body.park();
  }

  /**
   * Returns the buffer of the page to the pool. No record view may be in use; the page stays usable
   * and is unpacked again when it is read.
   */
  public void release() {
    body.release();
  }

  /**
   * Gives all memory of the page back, when all of its records are done and the checkpoint says so.
   * No record view may be in use; a later read fails.
   */
  public void done() {
    body.done();
  }
}
