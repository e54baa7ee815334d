package io.github.camelnetskope.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries every order of the steps of a {@link Model}, shortest first, each state once. The client
 * cannot be copied, so each state is reached by its steps from the start. Two threads work ahead;
 * what they find is taken in order, so that each run finds the same.
 */
final class Search {
  private static final int CHUNK = 4096;

  /** How a state was reached. */
  private record Node(@Nullable Node before, byte choice, byte depth) {
    static final Node START = new Node(null, (byte) 0, (byte) 0);

    Node then(int next) {
      return new Node(this, (byte) next, (byte) (depth + 1));
    }
  }

  /**
   * What one step led to.
   *
   * @param record lost; {@link Model#NOTHING} when none is
   */
  private record Found(long state, int record, @Nullable Window window) {}

  /**
   * What was found.
   *
   * @param depth up to which all orders were tried
   * @param traces the shortest into each window that lost a record
   * @param fault a loss outside all windows, or a state from which not all is delivered
   */
  record Result(
      long states, long steps, int depth, Map<Window, List<String>> traces, List<String> fault) {}

  private final Supplier<Model> start;
  private final Function<Model, @Nullable Step> before;
  private final boolean checksGoodEnd;
  private final LongSet visited = new LongSet();
  private final Map<Window, List<String>> traces = new EnumMap<>(Window.class);
  private long steps;

  /**
   * A search.
   *
   * @param before each step to take before all orders are tried; null when none is left
   * @param checksGoodEnd whether from each state a run without faults has to deliver all
   */
  Search(Supplier<Model> start, Function<Model, @Nullable Step> before, boolean checksGoodEnd) {
    this.start = start;
    this.before = before;
    this.checksGoodEnd = checksGoodEnd;
  }

  /** Goes on until a depth is complete, a number of states was seen, or a fault is found. */
  Result run(int mostDepth, long mostStates) {
    Model model = start.get();
    Node begin = Node.START;
    for (Step step = before.apply(model); step != null; step = before.apply(model)) {
      begin = begin.then(model.steps().indexOf(step));
      model.take(step);
    }
    List<Node> level = List.of(begin);
    visited.add(hash(model.state()));
    int depth = 0;
    while (depth < mostDepth && !level.isEmpty() && visited.size() < mostStates) {
      List<Node> deeper = new ArrayList<>();
      for (int from = 0; from < level.size(); from += CHUNK) {
        List<Node> chunk = level.subList(from, Math.min(level.size(), from + CHUNK));
        List<String> fault = expand(chunk, deeper);
        if (!fault.isEmpty()) {
          return new Result(visited.size(), steps, depth, traces, fault);
        }
      }
      level = deeper;
      depth++;
    }
    return new Result(visited.size(), steps, depth, traces, List.of());
  }

  /** All that follows on some states. Returns the trace of a fault. */
  private List<String> expand(List<Node> chunk, List<Node> deeper) {
    Found[][] found = new Found[chunk.size()][];
    IntStream.range(0, chunk.size()).parallel().forEach(i -> found[i] = successors(chunk.get(i)));
    for (int i = 0; i < found.length; i++) {
      for (int choice = 0; choice < found[i].length; choice++) {
        steps++;
        Node node = chunk.get(i).then(choice);
        Found its = found[i][choice];
        if (its == null || (its.record() >= 0 && its.window() == null)) {
          return trace(its == null ? chunk.get(i) : node);
        }
        if (its.record() >= 0) {
          traces.computeIfAbsent(its.window(), window -> trace(node));
        } else if (visited.add(its.state())) {
          deeper.add(node);
        }
      }
    }
    return List.of();
  }

  /** A single absent one when a good run from here does not deliver all that is left. */
  private Found[] successors(Node node) {
    byte[] path = path(node);
    Model here = replay(path);
    int choices = here.steps().size();
    if (checksGoodEnd && !GoodRun.endsWell(here)) {
      return new Found[1];
    }
    Found[] found = new Found[choices];
    for (int choice = 0; choice < choices; choice++) {
      Model model = replay(path);
      model.take(model.steps().get(choice));
      int record = model.judge().lost(model);
      found[choice] =
          record < 0
              ? new Found(hash(model.state()), record, null)
              : new Found(0, record, model.judge().window(record));
    }
    return found;
  }

  private Model replay(byte[] path) {
    Model model = start.get();
    for (byte choice : path) {
      model.take(model.steps().get(choice));
    }
    return model;
  }

  private static byte[] path(Node node) {
    byte[] path = new byte[node.depth()];
    Node at = node;
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = at.choice();
      at = at.before();
    }
    return path;
  }

  private List<String> trace(Node node) {
    List<String> trace = new ArrayList<>();
    Model model = start.get();
    for (byte choice : path(node)) {
      Step step = model.steps().get(choice);
      trace.add(model.words(step));
      model.take(step);
    }
    return trace;
  }

  private static long hash(String state) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < state.length(); i++) {
      hash = (hash ^ state.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }
}
