package io.github.camelnetskope.page;

import io.github.camelnetskope.page.Trend.Point;
import io.github.camelnetskope.page.Trend.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last hour of one feed, in a ring of {@value #POINTS} samples: never more than about 3 kB.
 * Guarded by its {@link History}.
 */
final class FeedTrend {
  /** The period that the page shows. */
  static final Duration WINDOW = Duration.ofHours(1);

  /** The time between two samples. */
  static final Duration STEP = Duration.ofSeconds(20);

  private static final int POINTS = 180;
  private static final double STEP_WIDTH = STEP.toSeconds() / (double) WINDOW.toSeconds();

  /** Pages come in bursts, so a rate is calculated over at least this time. */
  private static final int RATE_SECONDS = 60;

  private final long[] seconds = new long[POINTS];
  private final long[] records = new long[POINTS];
  private final int[] lags = new int[POINTS];
  private final Condition[] conditions = new Condition[POINTS];

  /** How many samples there have been. */
  private long count;

  private Status status;
  private Instant since;

  /**
   * The worst condition since the latest sample, so that an outage between two samples is shown
   * too.
   */
  private Condition worst;

  /** The start for rates as long as no sample is old enough. */
  private final long firstSecond;

  private final long firstRecords;

  private FeedTrend(Status status, Instant since, Instant first, long firstRecords) {
    this.status = status;
    this.since = since;
    this.worst = status.condition();
    this.firstSecond = first.getEpochSecond();
    this.firstRecords = firstRecords;
  }

  /** The trend of a feed that is seen for the first time, soon after its start or later. */
  static FeedTrend of(FeedReading feed, Instant at) {
    Instant since = feed.since(at);
    return feed.started()
        .filter(started -> started.plusSeconds(RATE_SECONDS).isAfter(at))
        .map(started -> new FeedTrend(feed.status(), since, started, 0))
        .orElseGet(() -> new FeedTrend(feed.status(), since, at, feed.records()));
  }

  Status status() {
    return status;
  }

  /** When its status began. */
  Instant since() {
    return since;
  }

  void becomes(Status next, Instant at) {
    status = next;
    since = at;
    worst = worst.worse(next.condition());
  }

  void sample(Instant at, long recordsSoFar, long lagSeconds) {
    int i = (int) (count % POINTS);
    seconds[i] = at.getEpochSecond();
    records[i] = recordsSoFar;
    lags[i] = (int) Math.min(lagSeconds, Integer.MAX_VALUE);
    conditions[i] = worst;
    worst = status.condition();
    count++;
  }

  Trend at(Instant now, long recordsNow) {
    long end = now.getEpochSecond();
    List<Point> rates = new ArrayList<>();
    List<Point> lagPoints = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    long first = Math.max(0, count - POINTS);
    for (long n = first; n < count; n++) {
      int i = (int) (n % POINTS);
      double x = x(seconds[i], end);
      if (x < 0) {
        continue;
      }
      if (n > first) {
        rates.add(new Point(x, rate(n, seconds[i], records[i])));
      }
      if (lags[i] >= 0) {
        lagPoints.add(new Point(x, lags[i]));
      }
      extend(spans, x, conditions[i]);
    }
    extend(spans, 1, worst);
    return new Trend(rate(count, end, recordsNow), rates, lagPoints, spans);
  }

  private static double x(long second, long end) {
    return 1 - (end - second) / (double) WINDOW.toSeconds();
  }

  /** A sample stands for the time before it. */
  private static void extend(List<Span> spans, double x, Condition condition) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    double from = last == null ? Math.max(0, x - STEP_WIDTH) : last.to();
    if (last != null && last.condition() == condition) {
      spans.set(spans.size() - 1, new Span(last.from(), x, condition));
    } else {
      spans.add(new Span(from, x, condition));
    }
  }

  /** Records per second at a time, counted from the youngest earlier sample that is old enough. */
  private double rate(long before, long second, long recordsThen) {
    long first = Math.max(0, count - POINTS);
    long n = before - 1;
    while (n >= first && second - seconds[(int) (n % POINTS)] < RATE_SECONDS) {
      n--;
    }
    if (n < 0) {
      return rate(second - firstSecond, recordsThen - firstRecords);
    }
    int i = (int) (Math.max(n, first) % POINTS);
    return rate(second - seconds[i], recordsThen - records[i]);
  }

  /** A route that was started again counts from zero. */
  private static double rate(long elapsed, long delivered) {
    return elapsed <= 0 ? 0 : Math.max(0, delivered) / (double) elapsed;
  }
}
