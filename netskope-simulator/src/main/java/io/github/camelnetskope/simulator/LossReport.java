package io.github.camelnetskope.simulator;

/**
 * A report on the records of one feed, or of all feeds.
 *
 * @param feed its name, {@code all feeds} for the sum
 * @param handedOut records that left the tenant, or that a moving cursor has passed
 * @param delivered deliveries reported to the oracle
 * @param lost never delivered, and no {@code resend} brings them back
 * @param owed not delivered yet; a {@code resend} still brings them
 * @param repeated deliveries of a record delivered before
 * @param outOfOrder first deliveries that came after a later record
 * @param unknown deliveries of something the tenant never handed out, or of altered bytes
 */
public record LossReport(
    String feed,
    long handedOut,
    long delivered,
    long lost,
    long owed,
    long repeated,
    long outOfOrder,
    long unknown) {

  /** Nothing is missing and nothing was altered; something may have come twice. */
  public boolean isComplete() {
    return lost == 0 && owed == 0 && unknown == 0;
  }

  /** Complete, in order, and nothing came twice. */
  public boolean isExactlyOnce() {
    return isComplete() && repeated == 0 && outOfOrder == 0;
  }

  LossReport plus(LossReport other) {
    return new LossReport(
        feed,
        handedOut + other.handedOut,
        delivered + other.delivered,
        lost + other.lost,
        owed + other.owed,
        repeated + other.repeated,
        outOfOrder + other.outOfOrder,
        unknown + other.unknown);
  }

  @Override
  public String toString() {
    return "%s: %d handed out, %d delivered, %d lost, %d owed, %d repeated, %d out of order, %d unknown"
        .formatted(feed, handedOut, delivered, lost, owed, repeated, outOfOrder, unknown);
  }
}
