package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.Node.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node while its tree is being built. Confined to loading. */
final class Branch {
  private final String name;
  private final boolean array;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final Map<String, Branch> branches = new LinkedHashMap<>();

  Branch(String name, boolean array) {
    this.name = name;
    this.array = array;
  }

  /** The branch for a name, {@code hashes[]} for an array. */
  Branch branch(String key) {
    boolean isArray = key.endsWith("[]");
    String plain = isArray ? key.substring(0, key.length() - 2) : key;
    return branches.computeIfAbsent(plain, any -> new Branch(array ? "" : plain, isArray));
  }

  /** Adds a value under a name, or a position in an array. */
  void add(String key, Leaf leaf) {
    leaves.put(key, leaf);
  }

  /** Builds the nodes of this branch and all below it. */
  Node build(Counter counter, Needs needs, Needs.Rule own, String key) {
    int number = counter.next++;
    Map<String, Node> built = new LinkedHashMap<>();
    branches.forEach(
        (part, branch) -> {
          String path = branch.array ? part + "[]" : array ? key : part;
          built.put(part, branch.build(counter, needs, needs.of(path), path));
        });
    return new Node(
        number,
        name,
        array,
        List.copyOf(leaves.values()),
        List.copyOf(built.values()),
        array ? List.of() : members(own.all(), built),
        array ? List.of() : members(own.one(), built));
  }

  private List<Member> members(List<String> names, Map<String, Node> built) {
    return names.stream().flatMap(part -> Stream.ofNullable(member(part, built))).toList();
  }

  private @Nullable Member member(String part, Map<String, Node> built) {
    Leaf leaf = leaves.get(part);
    Node node = built.get(part);
    if (leaf != null) {
      return new Member(leaf.number(), -1);
    }
    return node == null ? null : new Member(-1, node.number());
  }

  /** Counts nodes. */
  static final class Counter {
    int next;
  }
}
