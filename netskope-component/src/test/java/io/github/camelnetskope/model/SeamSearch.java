package io.github.camelnetskope.model;

import io.github.camelnetskope.model.LaneGraph.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries every order of what can happen to two stripes, shortest first, until nothing new follows:
 * as far as a number of troubles goes, the search is complete.
 */
final class SeamSearch {
  private static final int STEPS = 200;
  private static final int PATIENCE = 25;

  private final SeamWorld world;
  private final int troubles;
  private final LaneGraph one;
  private final LaneGraph two;
  private final SeamJudge judge;
  private final LongSet visited = new LongSet();
  private final Set<Integer> endsWell = new HashSet<>();
  private long[] states = new long[1 << 12];
  private int[] before = new int[1 << 12];
  private int size;
  private int ends;
  private int unproven;

  /**
   * A search.
   *
   * @param troubles how many things go wrong at most
   */
  SeamSearch(SeamWorld world, int troubles) {
    this.world = world;
    this.troubles = troubles;
    this.one = new LaneGraph(world, false);
    this.two = new LaneGraph(world, true);
    this.judge = new SeamJudge(world);
  }

  /**
   * What was found.
   *
   * @param ends states in which all is read
   * @param unproven those of them in which the seam is unproven
   * @param clients states of the real code that were seen
   * @param fault the shortest way to it, and what it is; empty when there is none
   */
  record Result(int states, int ends, int unproven, int clients, List<String> fault) {}

  /** Goes on until all was seen, or a fault is found. */
  Result run() {
    add(state(0, 0, world.log().present(), troubles), -1);
    for (int at = 0; at < size; at++) {
      String fault = fault(states[at]);
      if (fault != null) {
        return result(trace(at, fault));
      }
      expand(at);
    }
    return result(List.of());
  }

  private Result result(List<String> fault) {
    return new Result(size, ends, unproven, one.clients() + two.clients(), fault);
  }

  private static long state(int first, int second, int arrived, int left) {
    return (long) first << 34 | (long) second << 8 | (long) arrived << 4 | left;
  }

  private static int first(long state) {
    return (int) (state >>> 34);
  }

  private static int second(long state) {
    return (int) (state >>> 8) & ((1 << 26) - 1);
  }

  private static int arrived(long state) {
    return (int) (state >>> 4) & 15;
  }

  private static int left(long state) {
    return (int) state & 15;
  }

  private void add(long state, int from) {
    long mixed = state * 0x9e3779b97f4a7c15L; // no two become one
    if (!visited.add(mixed ^ (mixed >>> 32))) {
      return;
    }
    if (size == states.length) {
      states = Arrays.copyOf(states, 2 * size);
      before = Arrays.copyOf(before, 2 * size);
    }
    states[size] = state;
    before[size++] = from;
  }

  /** What can follow on a state: to the first stripe, to the second, or a record comes in. */
  private void expand(int at) {
    long state = states[at];
    int arrived = arrived(state);
    int left = left(state);
    for (Move move : one.moves(first(state), arrived)) {
      if (!move.trouble() || left > 0) {
        add(state(move.to(), second(state), arrived, left - (move.trouble() ? 1 : 0)), at);
      }
    }
    for (Move move : two.moves(second(state), arrived)) {
      if (!move.trouble() || left > 0) {
        add(state(first(state), move.to(), arrived, left - (move.trouble() ? 1 : 0)), at);
      }
    }
    if (arrived < world.log().size()) {
      add(state(first(state), second(state), arrived + 1, left), at);
    }
  }

  private @Nullable String fault(long state) {
    if (one.isDone(first(state)) && two.isDone(second(state))) {
      ends++;
      unproven += one.isUnproven(first(state)) ? 1 : 0;
      return judge.fault(
          one.lane(first(state)), two.lane(second(state)), one.isUnproven(first(state)));
    }
    boolean well = endsWell(one, first(state)) && endsWell(two, -second(state));
    return well ? null : "does not come to its end";
  }

  /** Whether a stripe comes to its end when nothing goes wrong any more. */
  private boolean endsWell(LaneGraph graph, int key) {
    List<Integer> way = new ArrayList<>();
    int at = Math.abs(key);
    int sign = graph == two ? -1 : 1;
    while (!graph.isDone(at) && !endsWell.contains(sign * at)) {
      List<Move> moves = graph.moves(at, world.log().size());
      if (way.size() > STEPS) {
        // The clock stands still: a stripe without a page that was lost waits until its end is long
        // ago, where neither the mark nor the clock is past it.
        return world.isRecent() && graph.lane(at).fate().excused() != 0;
      }
      way.add(sign * at);
      at = good(moves, way.size()).to();
    }
    endsWell.addAll(way);
    return true;
  }

  /** Time passes too when nothing goes wrong, though not before each request. */
  private static Move good(List<Move> moves, int step) {
    Move last = moves.get(moves.size() - 1);
    return step % PATIENCE == 0 && last.name().equals(LaneGraph.TIME) ? last : moves.get(0);
  }

  private List<String> trace(int end, String fault) {
    List<String> trace = new ArrayList<>();
    trace.add(fault);
    for (int at = end; before[at] >= 0; at = before[at]) {
      trace.add(name(states[before[at]], states[at]));
    }
    Collections.reverse(trace);
    return trace;
  }

  private String name(long from, long to) {
    if (arrived(from) < arrived(to)) {
      return "a record comes in";
    }
    boolean isFirst = first(from) != first(to);
    List<Move> moves =
        isFirst ? one.moves(first(from), arrived(from)) : two.moves(second(from), arrived(from));
    int target = isFirst ? first(to) : second(to);
    boolean wrong = left(from) > left(to);
    String name =
        moves.stream()
            .filter(move -> move.to() == target && move.trouble() == wrong)
            .map(Move::name)
            .findFirst()
            .orElse("nothing changes");
    return (isFirst ? "1: " : "2: ") + name;
  }
}
