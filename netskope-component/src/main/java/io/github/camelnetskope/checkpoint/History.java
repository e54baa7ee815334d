package io.github.camelnetskope.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cursor has seen so far, and where it ends; saved with each of its checkpoints.
 *
 * @param pages how many pages it has received; also the number of the last one
 * @param sawEmptyArray whether the tenant ever reported "nothing" with an empty array: then an
 *     answer without a result is never taken to mean "nothing"
 * @param strays how many requests that were given up the tenant may still carry out
 * @param probation how long it may do so; zero when there are none
 * @param iterator the name of its CSV multi-iterator; empty when there is none
 * @param until where it ends, fixed when it was first started; empty when it has no end
 * @param seam what is known about the neighbour that a stripe has to meet
 * @param plan how the history of the feed is divided into stripes; empty without stripes
 */
public record History(
    long pages,
    boolean sawEmptyArray,
    int strays,
    Duration probation,
    String iterator,
    Optional<Instant> until,
    SeamState seam,
    Optional<StripePlan> plan) {
  /** The history of a new cursor. */
  public static final History NONE = new History(0, false, 0, Duration.ZERO);

  /** The history of a cursor without a CSV multi-iterator. */
  public History(long pages, boolean sawEmptyArray, int strays, Duration probation) {
    this(pages, sawEmptyArray, strays, probation, "");
  }

  /** The history of a cursor without an end. */
  public History(
      long pages, boolean sawEmptyArray, int strays, Duration probation, String iterator) {
    this(pages, sawEmptyArray, strays, probation, iterator, Optional.empty());
  }

  /** The history of a cursor that is not a stripe. */
  public History(
      long pages,
      boolean sawEmptyArray,
      int strays,
      Duration probation,
      String iterator,
      Optional<Instant> until) {
    this(
        pages,
        sawEmptyArray,
        strays,
        probation,
        iterator,
        until,
        SeamState.UNKNOWN,
        Optional.empty());
  }

  History withIterator(String name) {
    return new History(pages, sawEmptyArray, strays, probation, name, until, seam, plan);
  }

  History withPages(long number) {
    return new History(number, sawEmptyArray, strays, probation, iterator, until, seam, plan);
  }

  History withEmptyArray() {
    return new History(pages, true, strays, probation, iterator, until, seam, plan);
  }

  History withProbation(int requests, Duration left) {
    return new History(pages, sawEmptyArray, requests, left, iterator, until, seam, plan);
  }

  History withUntil(Optional<Instant> end) {
    return new History(pages, sawEmptyArray, strays, probation, iterator, end, seam, plan);
  }

  History withSeam(SeamState state) {
    return new History(pages, sawEmptyArray, strays, probation, iterator, until, state, plan);
  }

  History withPlan(StripePlan newPlan) {
    return new History(
        pages, sawEmptyArray, strays, probation, iterator, until, seam, Optional.of(newPlan));
  }
}
