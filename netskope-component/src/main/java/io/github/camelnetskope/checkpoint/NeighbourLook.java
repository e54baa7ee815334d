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
 * A look at the records with which a slice begins: an epoch, and as many {@code next} as it takes,
 * on an index that nobody uses again. Confined to the feed's worker.
 */
final class NeighbourLook {
  /** So much longer is the name of such an index. */
  static final int NAME_LENGTH = ".look-".length() + 8 + "-99".length();

  /** Behind the tenant's mark by so much nothing is inserted any more. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /** The same, where only our own clock tells. */
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
   * @param begin where the slice begins
   */
  NeighbourLook(String index, Instant begin, Time time, CursorRules rules) {
    this.index = index;
    this.rules = rules;
    this.begin = begin;
    this.time = time;
  }

  /** The next request of it. */
  Look operation() {
    IteratorIndex name = thrownAway;
    if (name == null) {
      // Another for each: a request that is carried out late must not move the cursor of this one.
      String unique = Long.toString(time.wallTime().toEpochMilli(), 36) + "-" + looks++ % 100;
      name = new IteratorIndex(index + ".look-" + unique);
      thrownAway = name;
    }
    return new Look(name, begun ? new Next() : new Epoch(begin.getEpochSecond()));
  }

  /** It begins anew. */
  void restart() {
    thrownAway = null;
    begun = false;
    endOfLog = false;
    mark = null;
    answeredAt = null;
    hashes.clear();
    bytes.clear();
  }

  /** Nothing is known of the slice. */
  void forget() {
    restart();
    border = Border.NONE;
  }

  /**
   * An answer came.
   *
   * @return {@code SEEN} when enough is known, {@code LOOK} when more is to be asked at once,
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
   * Whether the mark stays, or keeps pace with the clock. A tenant that hands out hours may have an
   * empty one before others: its mark then leaps.
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
    boolean byMark = mark().filter(its -> its.isAfter(begin.plus(SETTLED))).isPresent();
    return byMark || begin.plus(LONG_AGO).isBefore(time.wallTime());
  }

  /** The first records of the slice, as far as they are needed. */
  Border border() {
    return border;
  }

  /** Whether there are no others. */
  boolean isEndOfLog() {
    return endOfLog;
  }

  /** Whether the records themselves are known. */
  boolean isKnown() {
    return border.length() > 0 && !bytes.isEmpty();
  }

  /** The {@code timestamp_hwm} of the answer that showed them. */
  Optional<Instant> mark() {
    return Optional.ofNullable(mark);
  }

  /** The first records themselves. */
  List<byte[]> records(int count) {
    return border.hashes(count).mapToObj(hash -> bytes.getOrDefault(hash, new byte[0])).toList();
  }
}
