package io.github.camelnetskope.simulator.iterator;

/**
 * The behaviour of the iterator in which tenants differ.
 *
 * @param pageSize the most records of a page
 * @param waitTime the rule for {@code wait_time}
 * @param unknownResend what {@code resend} does on a new index
 * @param resendAfterEmpty what {@code resend} repeats after an empty page
 * @param keyOrder the order of the top-level keys
 * @param highWaterMark whether answers have {@code timestamp_hwm}
 * @param highWaterMarkStep the longest time of insertions in a page, in seconds, also for empty
 *     pages; 0: no limit
 * @param epochRule what an epoch does to a cursor
 * @param operationOptional whether a request without an operation is a {@code next}
 * @param seed for the parts that vary
 */
public record IteratorSettings(
    int pageSize,
    WaitTime waitTime,
    UnknownResend unknownResend,
    ResendAfterEmpty resendAfterEmpty,
    KeyOrder keyOrder,
    boolean highWaterMark,
    long highWaterMarkStep,
    EpochRule epochRule,
    boolean operationOptional,
    long seed) {

  /** The documented behaviour, or else the most common. */
  public static IteratorSettings usual() {
    return new IteratorSettings(
        10_000,
        WaitTime.computed(),
        UnknownResend.EMPTY,
        ResendAfterEmpty.EMPTY_PAGE,
        KeyOrder.RESULT_EARLY,
        true,
        0,
        EpochRule.EXACT,
        false,
        0);
  }
}
