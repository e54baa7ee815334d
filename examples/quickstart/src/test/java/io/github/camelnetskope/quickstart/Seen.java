package io.github.camelnetskope.quickstart;

import io.github.camelnetskope.health.FeedCounts;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSlice;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Snapshots of feeds as the component gives them. */
record Seen(
    Instant at,
    String feed,
    String index,
    FeedState state,
    Optional<FeedProblem> problem,
    String error,
    boolean wasRead,
    Optional<Duration> lag,
    Optional<FeedSlice> slice) {
  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  /** A feed that has had its first answer. */
  static Seen feed(String feed) {
    return new Seen(
        START,
        feed,
        "i",
        FeedState.WAITING,
        Optional.empty(),
        "",
        true,
        Optional.empty(),
        Optional.empty());
  }

  /** A cursor that reads ten hours of a history, and has read so many of them; -1: no page yet. */
  static Seen stripe(String feed, int number, int hoursRead) {
    Instant from = Instant.EPOCH.plus(Duration.ofHours(10L * number));
    Optional<Instant> reached =
        Optional.of(hoursRead)
            .filter(hours -> hours >= 0)
            .map(hours -> from.plus(Duration.ofHours(hours)));
    var slice = new FeedSlice(from, from.plus(Duration.ofHours(10)), reached, false);
    Seen its = feed(feed);
    return new Seen(
        its.at,
        feed,
        "i." + number,
        its.state,
        its.problem,
        its.error,
        true,
        its.lag,
        Optional.of(slice));
  }

  Seen after(Duration sinceStart) {
    return new Seen(
        START.plus(sinceStart), feed, index, state, problem, error, wasRead, lag, slice);
  }

  Seen done() {
    return new Seen(
        at, feed, index, FeedState.DONE, problem, error, wasRead, Optional.empty(), slice);
  }

  Seen behind(Duration time) {
    return new Seen(at, feed, index, state, problem, error, wasRead, Optional.of(time), slice);
  }

  Seen unproven() {
    var its = slice.map(part -> new FeedSlice(part.from(), part.end(), part.reached(), true));
    return new Seen(at, feed, index, state, problem, error, wasRead, lag, its);
  }

  Seen failing(FeedProblem why, String text) {
    return new Seen(
        at, feed, index, FeedState.FAILING, Optional.of(why), text, wasRead, lag, slice);
  }

  Seen neverRead() {
    return new Seen(at, feed, index, state, problem, error, false, lag, slice);
  }

  FeedSnapshot snapshot() {
    return new FeedSnapshot(
        at,
        "acme.goskope.com",
        feed,
        index,
        state,
        problem,
        START,
        Optional.of(error).filter(text -> !text.isEmpty()),
        Optional.of(START).filter(time -> !error.isEmpty()),
        at,
        Optional.of(START).filter(time -> wasRead),
        START,
        Optional.empty(),
        lag,
        new FeedCounts(0, 0, 0, 0, Map.of(), 0),
        slice);
  }
}
