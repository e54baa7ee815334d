package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.Mix;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One feed as the dataexport iterator shows it: a cursor for each index. The cursor moves when the
 * feed gets the request, before a byte of the answer is read. Thread-safe.
 */
public final class IteratorFeed {

  private static final long BATCH_SECONDS = 3600;

  private final RecordLog log;
  private final IteratorSettings settings;
  private final InstantSource clock;
  private final PageMaker pages;
  private final Map<String, Cursor> cursors = new HashMap<>();

  /** A feed without cursors yet. */
  public IteratorFeed(
      RecordLog log, IteratorSettings settings, InstantSource clock, PageCache cache) {
    this.log = log;
    this.settings = settings;
    this.clock = clock;
    this.pages = new PageMaker(log, cache);
  }

  /**
   * Answers one request.
   *
   * @param index the cursor's name; all clients without an index share the empty one
   * @param operation {@code next}, {@code resend}, {@code head}, {@code tail} or epoch seconds
   * @param move false: show the page but leave the cursor where it is
   * @param gzip whether the page may be compressed
   */
  public Handout ask(String index, String operation, boolean move, boolean gzip) {
    Plan plan;
    synchronized (this) {
      plan = plan(index, operation);
      if (plan instanceof Plan.Show show && move && show.moves()) {
        cursors.computeIfAbsent(index, name -> new Cursor()).moveBehind(show.page(), show.origin());
      }
    }
    if (plan instanceof Plan.Show show) {
      Cursor.LastPage page = show.page();
      return new Handout.Page(
          page.range(),
          pages.page(page.range(), page.envelope(), gzip, index),
          move && show.moves());
    }
    return new Handout.Refused("Bad request: operation '" + operation + "'");
  }

  /** The record number at which {@code next} on this index would begin. */
  public synchronized long position(String index) {
    Cursor cursor = cursors.get(index);
    return cursor == null ? 0 : cursor.position();
  }

  /** Every index that has a cursor. */
  public synchronized Collection<String> indexes() {
    return java.util.List.copyOf(cursors.keySet());
  }

  /** Makes all pages for a new index in advance. */
  public void prepare() {
    long size = log.size();
    for (long from = 0; from < size; ) {
      Cursor.LastPage page = page(from, Long.MAX_VALUE, OptionalLong.empty());
      pages.page(page.range(), page.envelope(), true, "");
      if (log.contentOf(page.range().to()) < page.range().to()) {
        return;
      }
      from = page.range().to();
    }
  }

  private Plan plan(String index, String operation) {
    Cursor cursor = cursors.getOrDefault(index, new Cursor());
    return switch (operation) {
      case "next" -> from(cursor.position(), cursor.batchOrigin(), cursor.mark());
      case "" -> settings.operationOptional() ? plan(index, "next") : new Plan.Refuse();
      case "resend" -> resend(cursor);
      case "head" -> from(0, Long.MIN_VALUE, OptionalLong.empty());
      case "tail" -> from(log.size(), Long.MIN_VALUE, OptionalLong.empty());
      default -> epoch(operation);
    };
  }

  private Plan resend(Cursor cursor) {
    Cursor.LastPage last = cursor.toResend(settings.resendAfterEmpty());
    if (last != null) {
      return new Plan.Show(last, false, 0);
    }
    return switch (settings.unknownResend()) {
      case EMPTY -> new Plan.Show(page(0, 0, OptionalLong.empty()), false, 0);
      case REFUSED -> new Plan.Refuse();
      case FIRST_PAGE -> from(0, Long.MIN_VALUE, OptionalLong.empty());
    };
  }

  private Plan epoch(String operation) {
    if (!operation.matches("[0-9]{1,18}")) {
      return new Plan.Refuse();
    }
    long asked = Long.parseLong(operation);
    long second =
        settings.epochRule() == EpochRule.WHOLE_HOUR ? asked - asked % BATCH_SECONDS : asked;
    return from(log.firstAtOrAfter(second), second, OptionalLong.of(second));
  }

  /**
   * A cursor that was set by an epoch never shows earlier records, even if the epoch is in the
   * future.
   */
  private Plan from(long asked, long batchOrigin, OptionalLong mark) {
    long limit = Long.MAX_VALUE;
    long position = Math.max(asked, log.firstAtOrAfter(batchOrigin));
    boolean inBatches = settings.epochRule() != EpochRule.WITHOUT_BATCHES;
    if (inBatches && batchOrigin != Long.MIN_VALUE && position < log.size()) {
      long batch = Math.floorDiv(log.insertionSecond(position) - batchOrigin, BATCH_SECONDS);
      limit = log.firstAtOrAfter(batchOrigin + (batch + 1) * BATCH_SECONDS);
    }
    return new Plan.Show(page(position, limit, mark), true, batchOrigin);
  }

  /** The page that begins at a record and ends before {@code limit}, with at most the page size. */
  private Cursor.LastPage page(long from, long limit, OptionalLong mark) {
    long size = log.size();
    long end = endOfStep(from, mark);
    long ofStep = Math.min(size, log.firstAtOrAfter(end));
    long border = Math.min(Math.min(limit, log.borderAfter(from)), ofStep);
    long to = Math.max(from, Math.min(border, from + settings.pageSize()));
    PageRange range = new PageRange(from, to);
    boolean full = range.count() == settings.pageSize() || (to < size && !range.isEmpty());
    boolean wholeStep = settings.highWaterMarkStep() > 0 && to >= ofStep;
    OptionalLong reached = OptionalLong.of(wholeStep ? Math.min(end, now()) : highWaterMark(to));
    return new Cursor.LastPage(
        range,
        new Envelope(
            settings.waitTime().seconds(full),
            settings.highWaterMark() ? reached : OptionalLong.empty(),
            order(from)));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  /** The second before which the records of a page arrived. */
  private long endOfStep(long from, OptionalLong mark) {
    if (settings.highWaterMarkStep() == 0) {
      return Long.MAX_VALUE;
    }
    long begin = mark.orElseGet(() -> from < log.size() ? log.insertionSecond(from) : now());
    return begin + settings.highWaterMarkStep();
  }

  /** By insertion: the second in which the last record before the cursor arrived. */
  private long highWaterMark(long position) {
    return position == 0 ? now() : log.insertionSecond(log.contentOf(position - 1));
  }

  private int order(long from) {
    return switch (settings.keyOrder()) {
      case RESULT_EARLY -> Envelope.early();
      case RESULT_LAST -> Envelope.last();
      case VARIED -> Mix.below(Envelope.count(), settings.seed() + from);
    };
  }

  private sealed interface Plan {
    record Show(Cursor.LastPage page, boolean moves, long origin) implements Plan {}

    record Refuse() implements Plan {}
  }
}
