package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedCounts;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedHealth.Thresholds;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSlice;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Readings of feeds, as tests want them. */
final class Feeds {
  static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  static final String TENANT = "acme.goskope.com";
  static final Thresholds THRESHOLDS =
      new Thresholds(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ZERO);

  private Feeds() {}

  static FeedKey key(String feed) {
    return new FeedKey(TENANT, "soc", "to-siem", feed);
  }

  static FeedReading healthy(String feed) {
    return of(feed).reading();
  }

  /** Failing for a minute: a transient problem. */
  static FeedReading failing(String feed, FeedProblem problem) {
    return of(feed).failing(problem, NOW.minusSeconds(60), problem + ": of " + feed).reading();
  }

  static FeedReading stopped(String feed) {
    return new FeedReading(key(feed), Optional.empty());
  }

  static Builder of(String feed) {
    return new Builder(key(feed));
  }

  /** A feed that waits, unless changed. */
  static final class Builder {
    private FeedKey key;
    private Instant at = NOW;
    private FeedState state = FeedState.WAITING;
    private Optional<FeedProblem> problem = Optional.empty();
    private Instant since = NOW.minusSeconds(3600);
    private Optional<String> error = Optional.empty();
    private boolean answered = true;
    private long wait = 12;
    private Optional<Duration> lag = Optional.of(Duration.ofSeconds(3));
    private long records;
    private Optional<FeedSlice> slice = Optional.empty();

    private Builder(FeedKey key) {
      this.key = key;
    }

    Builder key(FeedKey other) {
      key = other;
      return this;
    }

    Builder at(Instant time) {
      at = time;
      return this;
    }

    Builder since(Instant time) {
      since = time;
      return this;
    }

    Builder state(FeedState other) {
      state = other;
      return this;
    }

    Builder failing(FeedProblem what, Instant from, String text) {
      state = what == FeedProblem.STOPPED ? FeedState.STOPPED : FeedState.FAILING;
      problem = Optional.of(what);
      since = from;
      error = Optional.of(text);
      return this;
    }

    Builder unanswered() {
      answered = false;
      state = FeedState.STARTING;
      lag = Optional.empty();
      return this;
    }

    Builder nextIn(long seconds) {
      wait = seconds;
      return this;
    }

    Builder lag(long seconds) {
      lag = Optional.of(Duration.ofSeconds(seconds));
      return this;
    }

    Builder records(long n) {
      records = n;
      return this;
    }

    Builder slice(FeedSlice part) {
      slice = Optional.of(part);
      return this;
    }

    FeedReading reading() {
      boolean waits = state == FeedState.WAITING || state == FeedState.FAILING;
      var counts = new FeedCounts(records, 0, records * 2_000, records / 1_000, Map.of(), 0);
      var snapshot =
          new FeedSnapshot(
              at,
              key.tenant(),
              key.feed(),
              key.index(),
              state,
              problem,
              since,
              error,
              error.map(text -> at),
              at,
              answered ? Optional.of(at) : Optional.empty(),
              at,
              waits ? Optional.of(at.plusSeconds(wait)) : Optional.empty(),
              lag,
              counts,
              slice);
      return FeedReading.of(key.route(), FeedHealth.of(snapshot, THRESHOLDS));
    }
  }

  /** Rows without a history. */
  static FeedView view(FeedReading reading) {
    return FeedView.of(reading, NOW, Trend.NONE);
  }
}
