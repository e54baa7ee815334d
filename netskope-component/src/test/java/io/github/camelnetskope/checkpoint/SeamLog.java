package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.simulator.SimulatedFeed;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.iterator.EpochRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** A history as a seed makes it: empty hours, full ones, and equal records in a row. */
final class SeamLog {
  private final Random random;
  private final int pageSize;
  private final EpochRule epochs;
  private final int stripes;
  private final int hours;
  private final int mostInAnHour;
  private final double equals;
  private final boolean step;
  private final boolean likePages;
  private Instant from = Instant.EPOCH;
  private int written;
  private int inARow;

  /**
   * A history.
   *
   * @param likePages whether pages may be alike that follow each other: after a fault nobody can
   *     tell them apart (docs/delivery.adoc)
   */
  SeamLog(Random random, boolean likePages) {
    this.random = random;
    this.likePages = likePages;
    this.pageSize = pick(1, 2, 3, 7, 20);
    this.epochs = List.of(EpochRule.values()).get(random.nextInt(EpochRule.values().length));
    this.stripes = pick(2, 2, 3, 4);
    this.hours = stripes + random.nextInt(8);
    this.mostInAnHour = pick(1, 3, 12, 30);
    this.equals = random.nextInt(3) * 0.3;
    this.step = random.nextInt(4) == 0;
  }

  private int pick(int... values) {
    return values[random.nextInt(values.length)];
  }

  SimulatedTenant tenant(long seed, VirtualTime time) {
    return SimulatedTenant.builder()
        .clock(time)
        .seed(seed)
        .pageSize(pageSize)
        .waitTime(0)
        .epochs(epochs)
        .highWaterMarkStep(step ? Duration.ofMinutes(20) : Duration.ZERO)
        .rateLimit(false)
        .feed("events/page", f -> {})
        .build();
  }

  /** Lets hours pass, in which records come in. */
  void fill(SimulatedFeed feed, VirtualTime time) {
    from = time.instant().minusSeconds(random.nextInt(3) * 600L);
    for (int hour = 0; hour < hours; hour++) {
      boolean empty = random.nextInt(4) == 0;
      int records = empty ? 0 : random.nextInt(mostInAnHour + 1);
      time.pass(Duration.ofSeconds(random.nextInt(2) * 1200L));
      for (int i = 0; i < records; i++) {
        feed.records(next());
        time.pass(Duration.ofSeconds(random.nextInt(3) * 20L));
      }
      Instant next = VirtualTime.BEGIN.plus(Duration.ofHours(hour + 1L));
      if (random.nextInt(3) > 0) {
        time.pass(Duration.between(time.instant(), next).minusSeconds(1));
        for (int i = random.nextInt(4); i > 0; i--) {
          feed.records(next());
        }
      }
      time.pass(Duration.between(time.instant(), next));
      for (int i = random.nextInt(4); i > 0; i--) {
        feed.records(next());
      }
    }
    time.pass(Duration.ofSeconds(random.nextInt(4) * 900L));
  }

  /** More comes in. */
  void grow(SimulatedFeed feed) {
    for (int i = random.nextInt(3); i > 0; i--) {
      feed.records(next());
    }
  }

  /** Another record, or the same as before. */
  private String next() {
    boolean may = likePages;
    boolean again = written > 0 && random.nextDouble() < equals && may;
    inARow = again ? inARow + 1 : 0;
    written += again ? 0 : 1;
    return "{\"n\":" + written + "}";
  }

  StripePlan plan(Instant now) {
    return new StripePlan(stripes, "-P1D", "", from, now.truncatedTo(ChronoUnit.HOURS));
  }

  @Override
  public String toString() {
    return "pages of %d, %s, %d hours, at most %d, equal %.1f, step %s"
        .formatted(pageSize, epochs, hours, mostInAnHour, equals, step);
  }
}
