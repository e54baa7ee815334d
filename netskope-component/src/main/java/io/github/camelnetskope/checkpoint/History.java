package io.github.camelnetskope.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cursor has seen, and where it ends, kept with each of its checkpoints.
 *
 * @param pages how many pages it has had; the number of the last one
 * @param sawEmptyArray whether the tenant ever said "nothing" with an empty array: then no answer
 *     without a result is believed to say so
 * @param strays how many requests may still be carried out, although they were given up
 * @param probation for how long they may; zero when none is
 * @param iterator the name of its CSV multi-iterator; empty when there is none
 * @param until where it ends, fixed when it was first started; empty when it has no end
 * @param seam what is known of the neighbour that a stripe has to meet
 * @param plan how the history of the feed is divided into stripes; empty when it is not
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
  /** Of a cursor that has seen nothing. */
  public static final History NONE = new History(0, false, 0, Duration.ZERO);

  /** Of a cursor without a CSV multi-iterator. */
  public History(long pages, boolean sawEmptyArray, int strays, Duration probation) {
    this(pages, sawEmptyArray, strays, probation, "");
  }

  /** Of a cursor without an end. */
  public History(
      long pages, boolean sawEmptyArray, int strays, Duration probation, String iterator) {
    this(pages, sawEmptyArray, strays, probation, iterator, Optional.empty());
  }

  /** Of a cursor that is no stripe. */
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

  History withPlan(StripePlan its) {
    return new History(
        pages, sawEmptyArray, strays, probation, iterator, until, seam, Optional.of(its));
  }
}
