package io.github.camelnetskope.model;

import io.github.camelnetskope.model.StripeClient.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the real code of a stripe does, found by trying it: a number for each state that it was seen
 * in. It is asked once for each state and what happens then, so that the orders in which two
 * stripes and the tenant take their turns cost nothing. A client cannot be copied: it is brought
 * into a state by all that happened to its process.
 */
final class StripeGraph {
  /**
   * A state.
   *
   * @param found what the process found that begins with it; null: it has begun before
   */
  private record Node(
      @Nullable Node before, @Nullable StripeInput input, View view, @Nullable String found) {}

  private record Edge(int node, StripeInput input) {}

  private final SeamWorld world;
  private final boolean second;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Edge, Integer> edges = new HashMap<>();

  /** The client that has come to a state first, until it goes on. */
  private final Map<Integer, StripeClient> there = new HashMap<>();

  StripeGraph(SeamWorld world, boolean second) {
    this.world = world;
    this.second = second;
    int unused = number(new StripeClient(world, second, ""), null, null);
  }

  /** How many states were seen; they have the numbers from 0, which is that of the first. */
  int size() {
    return nodes.size();
  }

  View view(int node) {
    return nodes.get(node).view();
  }

  int after(int node, StripeInput input) {
    var edge = new Edge(node, input);
    Integer known = edges.get(edge);
    if (known != null) {
      return known;
    }
    Node before = nodes.get(node);
    StripeClient first = there.remove(node);
    StripeClient client = first == null ? replayed(before) : first;
    client.take(input);
    int next = number(client, before, input);
    edges.put(edge, next);
    return next;
  }

  private int number(StripeClient client, @Nullable Node before, @Nullable StripeInput input) {
    String state = client.describe();
    Integer known = numbers.get(state);
    if (known != null) {
      return known;
    }
    boolean begins = input == null || input.kind() == StripeInput.Kind.DIE;
    Node node = new Node(before, input, client.view(), begins ? client.found() : null);
    numbers.put(state, nodes.size());
    nodes.add(node);
    there.put(nodes.size() - 1, client);
    return nodes.size() - 1;
  }

  private StripeClient replayed(Node node) {
    List<StripeInput> inputs = new ArrayList<>();
    Node at = node;
    while (at.found() == null) {
      inputs.add(0, at.input());
      at = at.before();
    }
    var client = new StripeClient(world, second, at.found());
    inputs.forEach(client::take);
    return client;
  }
}
