package io.github.camelnetskope.model;

import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Until;
import java.time.Instant;
import java.util.Optional;

/**
 * What two stripes live in.
 *
 * @param log the records
 * @param begin where the first stripe begins, a time of the day as {@code 0800}
 * @param cut where it ends, and the second begins
 * @param end where the second ends
 * @param pageSize the most records of a page
 * @param batches whether a page ends at a whole hour
 * @param repeatsEmptyPage whether {@code resend} repeats an empty page, or the one before it
 * @param otherOrder whether whoever looks ahead is shown the records in the opposite order
 * @param rules of the cursors
 * @param skipped how many records of its slice the second stripe leaves out: a fault
 */
record SeamWorld(
    StripeLog log,
    String begin,
    String cut,
    String end,
    int pageSize,
    boolean batches,
    boolean repeatsEmptyPage,
    boolean otherOrder,
    CursorRules rules,
    int skipped) {
  private static final long HOUR = 3600;
  private static final long NOW = StripeLog.second("1200");

  /** Of a history from eight to ten, long ago. */
  SeamWorld(String log, int pageSize) {
    this(
        new StripeLog(log),
        "0800",
        "0900",
        "1000",
        pageSize,
        false,
        true,
        false,
        new CursorRules(),
        0);
  }

  SeamWorld between(String from, String at, String to) {
    return new SeamWorld(
        log, from, at, to, pageSize, batches, repeatsEmptyPage, otherOrder, rules, skipped);
  }

  SeamWorld inBatches() {
    return new SeamWorld(
        log, begin, cut, end, pageSize, true, repeatsEmptyPage, otherOrder, rules, skipped);
  }

  SeamWorld repeatingRecords() {
    return new SeamWorld(
        log, begin, cut, end, pageSize, batches, false, otherOrder, rules, skipped);
  }

  SeamWorld inOtherOrder() {
    return new SeamWorld(
        log, begin, cut, end, pageSize, batches, repeatsEmptyPage, true, rules, skipped);
  }

  SeamWorld by(CursorRules other) {
    return new SeamWorld(
        log, begin, cut, end, pageSize, batches, repeatsEmptyPage, otherOrder, other, skipped);
  }

  SeamWorld skipping(int records) {
    return new SeamWorld(
        log, begin, cut, end, pageSize, batches, repeatsEmptyPage, otherOrder, rules, records);
  }

  /** Whether the clock is not an hour past the cut. */
  boolean isRecent() {
    return StripeLog.second(cut) + HOUR >= NOW;
  }

  /** What one of the stripes reads. */
  Extent extent(boolean second) {
    Instant its = instant(second ? cut : begin);
    Instant ends = instant(second ? end : cut);
    var slice = new Slice(its, ends, second ? Optional.empty() : Optional.of(instant(end)));
    return new Extent(StartFrom.at(its), Optional.of(Until.at(ends)), Optional.of(slice), 1);
  }

  private static Instant instant(String time) {
    return Instant.ofEpochSecond(StripeLog.second(time));
  }

  /** The number of the record to which the first request of a stripe sets its cursor. */
  int first(boolean second) {
    return log.firstAtOrAfter(StripeLog.second(second ? cut : begin)) + (second ? skipped : 0);
  }

  /** The number of the first record that a look sees. */
  int firstOfLook() {
    return log.firstAtOrAfter(StripeLog.second(cut));
  }

  /**
   * The page that begins at a record.
   *
   * @param arrived how many records there are by now
   */
  Answer page(int from, int arrived) {
    int to = from;
    while (to < arrived && to - from < pageSize && (!batches || hour(to) == hour(from))) {
      to++;
    }
    long mark = to == 0 ? NOW : log.insertionSecond(Math.min(to, arrived) - 1);
    return new Answer(log.letters(from, to), mark, from, to);
  }

  private long hour(int number) {
    return log.insertionSecond(number) / HOUR;
  }

  /** The same, for whoever looks ahead. */
  Answer look(int from, int arrived) {
    Answer page = page(from, arrived);
    return otherOrder ? page.reversed() : page;
  }

  /** The records that have to be delivered. */
  String history() {
    return log.letters(
        log.firstAtOrAfter(StripeLog.second(begin)), log.firstAtOrAfter(StripeLog.second(end)));
  }

  /**
   * A page of the tenant.
   *
   * @param mark its {@code timestamp_hwm}
   * @param from number of its first record
   * @param to number behind its last record
   */
  record Answer(String letters, long mark, int from, int to) {
    boolean isEmpty() {
      return from == to;
    }

    Answer reversed() {
      return new Answer(new StringBuilder(letters).reverse().toString(), mark, from, to);
    }
  }
}
