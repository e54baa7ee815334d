package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.PageRange;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one feed handed out and what of it was delivered. Guarded by the oracle. */
final class FeedLedger {

  private final String feed;
  private final boolean countsOnly;
  private final IdentityTable identities = new IdentityTable();
  private final BitSet registered = new BitSet();
  private final BitSet delivered = new BitSet();
  private final Map<String, Span> cursors = new HashMap<>();
  private long deliveries;
  private long repeated;
  private long unknown;
  private long outOfOrder;
  private int furthest = -1;

  FeedLedger(String feed, boolean countsOnly) {
    this.feed = feed;
    this.countsOnly = countsOnly;
  }

  void handedOut(String index, PageRange range, long[] hashes, boolean moved) {
    Span span = cursors.computeIfAbsent(index, unused -> new Span());
    if (moved) {
      span.move(range, countsOnly);
    }
    if (!countsOnly) {
      for (int i = 0; i < hashes.length; i++) {
        int number = Math.toIntExact(range.from() + i);
        if (!registered.get(number)) {
          registered.set(number);
          identities.put(hashes[i], number);
        }
      }
    }
  }

  /** Adds the records of an answer that moves no cursor; a record may be in several answers. */
  void handedOut(long[] hashes) {
    if (countsOnly) {
      cursors.computeIfAbsent("", unused -> new Span()).settledCount += hashes.length;
      return;
    }
    for (long hash : hashes) {
      if (identities.find(hash, delivered) < 0) {
        int number = registered.cardinality();
        registered.set(number);
        identities.put(hash, number);
        cursors.computeIfAbsent("", unused -> new Span()).settle(number);
      }
    }
  }

  void delivered(long hash) {
    deliveries++;
    if (countsOnly) {
      return;
    }
    int number = identities.find(hash, delivered);
    if (number < 0) {
      unknown++;
    } else if (delivered.get(number)) {
      repeated++;
    } else {
      delivered.set(number);
      outOfOrder += number < furthest ? 1 : 0;
      furthest = Math.max(furthest, number);
    }
  }

  void delivered(int count) {
    deliveries += count;
  }

  List<Long> lostNumbers() {
    BitSet lost = settled();
    lost.andNot(delivered);
    return lost.stream().mapToObj(number -> (long) number).toList();
  }

  List<Long> notDelivered() {
    BitSet missing = new BitSet();
    missing.set(0, Math.toIntExact(furthestCursor()));
    missing.andNot(delivered);
    return missing.stream().mapToObj(number -> (long) number).toList();
  }

  LossReport report() {
    return countsOnly ? counted() : compared();
  }

  private LossReport counted() {
    long settled = cursors.values().stream().mapToLong(span -> span.settledCount).sum();
    long open = cursors.values().stream().mapToLong(span -> span.last.count()).sum();
    long lost = Math.max(0, settled - deliveries);
    return new LossReport(
        feed,
        settled + open,
        deliveries,
        lost,
        Math.max(0, settled + open - deliveries) - lost,
        Math.max(0, deliveries - settled - open),
        0,
        0);
  }

  private LossReport compared() {
    BitSet owed = new BitSet();
    cursors.values().forEach(span -> span.last.addTo(owed));
    BitSet lost = settled();
    lost.andNot(delivered);
    owed.andNot(delivered);
    owed.andNot(lost);
    return new LossReport(
        feed,
        registered.cardinality(),
        deliveries,
        lost.cardinality(),
        owed.cardinality(),
        repeated,
        outOfOrder,
        unknown);
  }

  private BitSet settled() {
    BitSet settled = new BitSet();
    cursors.values().forEach(span -> settled.or(span.settled));
    return settled;
  }

  private long furthestCursor() {
    return cursors.values().stream().mapToLong(span -> span.furthest).max().orElse(0);
  }

  /** What one cursor has passed: settled pages, and the last one, which resend repeats. */
  private static final class Span {
    private final BitSet settled = new BitSet();
    private long settledCount;
    private Last last = new Last(0, 0);
    private long furthest;

    void settle(int number) {
      settled.set(number);
      settledCount++;
      furthest = number + 1L;
    }

    void move(PageRange range, boolean countsOnly) {
      settledCount += last.count();
      if (!countsOnly) {
        last.addTo(settled);
      }
      last = new Last(range.from(), range.to());
      furthest = Math.max(furthest, range.to());
    }
  }

  private record Last(long from, long to) {
    long count() {
      return to - from;
    }

    void addTo(BitSet records) {
      records.set(Math.toIntExact(from), Math.toIntExact(to));
    }
  }
}
