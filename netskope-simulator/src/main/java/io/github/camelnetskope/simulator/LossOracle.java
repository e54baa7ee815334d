package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Handout;
import io.github.camelnetskope.simulator.record.Mix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares the records that the tenant handed out with those that the test reports as delivered,
 * and finds lost and repeated ones. A record is identified by its exact bytes: the same {@code _id}
 * with other content is another record. Thread-safe.
 */
public final class LossOracle {

  private final Map<String, FeedLedger> ledgers = new TreeMap<>();

  private final Predicate<String> countsOnly;

  LossOracle(Predicate<String> countsOnly) {
    this.countsOnly = countsOnly;
  }

  /** A record reached the end of the route. */
  public void delivered(String feed, String recordJson) {
    delivered(feed, recordJson.getBytes(StandardCharsets.UTF_8));
  }

  /** A record reached the end of the route, as UTF-8 bytes. */
  public void delivered(String feed, byte[] recordJson) {
    long hash = Mix.hash(recordJson);
    synchronized (this) {
      ledger(feed).delivered(hash);
    }
  }

  /** This many records reached the end of the route; for feeds whose pages repeat. */
  public synchronized void delivered(String feed, int count) {
    ledger(feed).delivered(count);
  }

  /** Records that the cursor has passed for good and that were never delivered, over all feeds. */
  public long lost() {
    return report().lost();
  }

  /** The same for one feed. */
  public long lost(String feed) {
    return report(feed).lost();
  }

  /** The numbers of the lost records of a feed; see {@link SimulatedFeed#record}. */
  public synchronized List<Long> lostNumbers(String feed) {
    return ledger(feed).lostNumbers();
  }

  /**
   * The numbers of all records of a feed up to its furthest cursor that were never delivered,
   * including those that an epoch has skipped.
   */
  public synchronized List<Long> notDelivered(String feed) {
    return ledger(feed).notDelivered();
  }

  /** Deliveries of records delivered before, over all feeds. */
  public long repeated() {
    return report().repeated();
  }

  /** The same for one feed. */
  public long repeated(String feed) {
    return report(feed).repeated();
  }

  /** First deliveries that came after a later record, over all feeds. */
  public long outOfOrder() {
    return report().outOfOrder();
  }

  /** The same for one feed. */
  public long outOfOrder(String feed) {
    return report(feed).outOfOrder();
  }

  /** Whether everything handed out was delivered unaltered. */
  public boolean isComplete() {
    return report().isComplete();
  }

  /** Whether everything handed out from one feed was delivered unaltered. */
  public boolean isComplete(String feed) {
    return report(feed).isComplete();
  }

  /** The report on the records of one feed. */
  public synchronized LossReport report(String feed) {
    return ledger(feed).report();
  }

  /** The sum over all feeds. */
  public synchronized LossReport report() {
    LossReport sum = new LossReport("all feeds", 0, 0, 0, 0, 0, 0, 0);
    for (FeedLedger ledger : ledgers.values()) {
      sum = sum.plus(ledger.report());
    }
    return sum;
  }

  @Override
  public String toString() {
    return report().toString();
  }

  synchronized void handedOut(SimulatedFeed feed, String index, Handout.Page page) {
    ledger(feed.name())
        .handedOut(index, page.range(), page.prepared().contentHashes(), page.moved());
  }

  /** An answer of API v1 was handed out; there is no cursor, so its records are settled. */
  synchronized void handedOut(String endpoint, long[] hashes) {
    if (hashes.length > 0) {
      ledger(endpoint).handedOut(hashes);
    }
  }

  private FeedLedger ledger(String feed) {
    return ledgers.computeIfAbsent(feed, name -> new FeedLedger(name, countsOnly.test(name)));
  }
}
