package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at the first records of the neighbour's slice: an epoch request, then {@code next} as
 * often as needed, on a temporary index that is not used again. Confined to the feed's worker.
 */
final class NeighbourLook {
  /** By how many characters the name of such an index is longer. */
  static final int NAME_LENGTH = ".look-".length() + 8 + "-99".length();

  /**
   * Records older than the tenant's high-water mark by this much are complete: no more are
   * inserted.
   */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /** The same, when only the clock of this JVM is known. */
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final String index;
  private final Instant begin;
  private final Time time;
  private final CursorRules rules;
  private int looks;
  private @Nullable IteratorIndex thrownAway;
  private boolean begun;
  private boolean endOfLog;
  private @Nullable Instant mark;
  private @Nullable Moment answeredAt;
  private final List<Long> hashes = new ArrayList<>();
  private final Map<Long, byte[]> bytes = new HashMap<>();
  private Border border = Border.NONE;

  /**
   * A look that has not begun.
   *
   * @param index of the cursor that looks
   * @param begin where the neighbour's slice begins
   */
  NeighbourLook(String index, Instant begin, Time time, CursorRules rules) {
    this.index = index;
    this.rules = rules;
    this.begin = begin;
    this.time = time;
  }

  /** The next request of the look. */
  Look operation() {
    IteratorIndex name = thrownAway;
    if (name == null) {
      // A new name for each look: a late request of an earlier look must not move the cursor of
      // this one.
      String unique = Long.toString(time.wallTime().toEpochMilli(), 36) + "-" + looks++ % 100;
      name = new IteratorIndex(index + ".look-" + unique);
      thrownAway = name;
    }
    return new Look(name, begun ? new Next() : new Epoch(begin.getEpochSecond()));
  }

  /** Begins the look again. */
  void restart() {
    thrownAway = null;
    begun = false;
    endOfLog = false;
    mark = null;
    answeredAt = null;
    hashes.clear();
    bytes.clear();
  }

  /** Forgets everything about the slice. */
  void forget() {
    restart();
    border = Border.NONE;
  }

  /**
   * Handles an answer.
   *
   * @return {@code SEEN} when enough is known, {@code LOOK} when another request is needed at once,
   *     {@code EARLY} when it is too early to look
   */
  Fetched.Step answered(EventPage answer) {
    if (answer.lack().isPresent()) {
      restart();
      return Fetched.Step.EARLY;
    }
    begun = true;
    endOfLog = answer.size() == 0 && isNoFurther(answer);
    mark = answer.highWaterMark().orElse(mark);
    answeredAt = time.moment();
    for (int i = 0; i < answer.size(); i++) {
      long hash = answer.checksum(i);
      hashes.add(hash);
      if (bytes.size() <= Border.MOST && !bytes.containsKey(hash)) {
        bytes.put(hash, answer.record(i).bytes());
      }
    }
    border =
        Border.of(hashes.stream().mapToLong(hash -> hash).toArray(), rules.recordsOfAMeeting());
    boolean enough = border.isProof() || border.length() < hashes.size() || endOfLog;
    if (!enough) {
      return Fetched.Step.LOOK;
    }
    if (!isSettled()) {
      restart();
      return Fetched.Step.EARLY;
    }
    return Fetched.Step.SEEN;
  }

  /**
   * Whether the high-water mark stays or moves only as fast as the clock. A tenant that hands out
   * its log hour by hour may return an empty hour before full ones: then the mark jumps.
   */
  private boolean isNoFurther(EventPage answer) {
    Moment before = answeredAt;
    Instant markBefore = mark;
    if (before == null || markBefore == null) {
      return before != null && answer.highWaterMark().isEmpty();
    }
    Instant pace = markBefore.plus(before.until(time.moment())).plusSeconds(1);
    return answer.highWaterMark().filter(now -> now.isAfter(pace)).isEmpty();
  }

  private boolean isSettled() {
    boolean byMark = mark().filter(seen -> seen.isAfter(begin.plus(SETTLED))).isPresent();
    return byMark || begin.plus(LONG_AGO).isBefore(time.wallTime());
  }

  /** The first records of the slice, as many as needed. */
  Border border() {
    return border;
  }

  /** Whether there are no further records. */
  boolean isEndOfLog() {
    return endOfLog;
  }

  /** Whether the bytes of the records are known too. */
  boolean isKnown() {
    return border.length() > 0 && !bytes.isEmpty();
  }

  /** The {@code timestamp_hwm} of the last answer. */
  Optional<Instant> mark() {
    return Optional.ofNullable(mark);
  }

  /** The first records themselves. */
  List<byte[]> records(int count) {
    return border.hashes(count).mapToObj(hash -> bytes.getOrDefault(hash, new byte[0])).toList();
  }
}
