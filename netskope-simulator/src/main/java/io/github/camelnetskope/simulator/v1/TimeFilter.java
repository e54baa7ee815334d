package io.github.camelnetskope.simulator.v1;

import java.util.List;

/**
 * The time filter of a query. The start is exclusive, the end inclusive; the kinds cannot be
 * combined.
 *
 * @param byInsertion whether the time of insertion counts instead of {@code timestamp}
 * @param after epoch second
 * @param upTo epoch second
 */
record TimeFilter(boolean byInsertion, long after, long upTo) {

  private static final List<Long> PERIODS =
      List.of(3600L, 86_400L, 604_800L, 2_592_000L, 5_184_000L, 7_776_000L);

  static TimeFilter of(QueryCall call, long nowSecond) {
    boolean period = call.parameter("timeperiod").isPresent();
    boolean event =
        call.parameter("starttime").isPresent() || call.parameter("endtime").isPresent();
    boolean insertion =
        call.parameter("insertionstarttime").isPresent()
            || call.parameter("insertionendtime").isPresent();
    int kinds = (period ? 1 : 0) + (event ? 1 : 0) + (insertion ? 1 : 0);
    if (kinds != 1) {
      throw new QueryError(
          "Exactly one of timeperiod, starttime/endtime and"
              + " insertionstarttime/insertionendtime has to be passed");
    }
    return period
        ? lately(call.number("timeperiod", 0), nowSecond)
        : between(call, insertion ? "insertion" : "", insertion);
  }

  boolean matches(long timestamp, long insertionSecond) {
    long second = byInsertion ? insertionSecond : timestamp;
    return second > after && second <= upTo;
  }

  private static TimeFilter lately(long period, long nowSecond) {
    if (!PERIODS.contains(period)) {
      throw new QueryError("Invalid value for timeperiod");
    }
    return new TimeFilter(false, nowSecond - period, nowSecond);
  }

  private static TimeFilter between(QueryCall call, String prefix, boolean byInsertion) {
    call.required(prefix + "starttime");
    call.required(prefix + "endtime");
    long start = call.number(prefix + "starttime", 0);
    long end = call.number(prefix + "endtime", 0);
    if (end < start) {
      throw new QueryError(prefix + "endtime is before " + prefix + "starttime");
    }
    return new TimeFilter(byInsertion, start, end);
  }
}
