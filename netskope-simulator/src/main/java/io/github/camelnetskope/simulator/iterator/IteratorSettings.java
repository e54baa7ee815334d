package io.github.camelnetskope.simulator.iterator;

/**
 * How the iterator behaves where tenants differ.
 *
 * @param pageSize the most records a page holds
 * @param waitTime what {@code wait_time} says
 * @param unknownResend what {@code resend} does on a new index
 * @param resendAfterEmpty what {@code resend} repeats after an empty page
 * @param keyOrder the order of the top-level keys
 * @param highWaterMark whether {@code timestamp_hwm} is there
 * @param highWaterMarkStep the most seconds of insertions in a page, also empty ones; 0: no limit
 * @param epochRule what an epoch does to a cursor
 * @param operationOptional whether a request without an operation is a {@code next}
 * @param seed decides what varies
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

  /** What is documented, or else most common. */
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
