package io.github.camelnetskope.page;

import java.util.List;

/**
 * The last hour of a feed as the page draws it. Times run from 0, an hour ago, to 1, now.
 *
 * @param rate records per second, over the last minute
 * @param rates records per second
 * @param lags seconds; without points where the lag was not known
 * @param conditions without gaps since the first sample
 */
record Trend(double rate, List<Point> rates, List<Point> lags, List<Span> conditions) {
  static final Trend NONE = new Trend(0, List.of(), List.of(), List.of());

  /** A value at a time. */
  record Point(double x, double value) {}

  /** A condition from one time to another. */
  record Span(double from, double to, Condition condition) {}
}
