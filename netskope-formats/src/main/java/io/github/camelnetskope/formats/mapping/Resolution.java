package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.Mapping.RecordClass;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a mapping gives for one record; reused for the next one. Confined to one call.
 */
final class Resolution {
  private static final int NO_FIELD = -1;

  private @Nullable Value[] values = new Value[256];
  private int[] positions = new int[256];
  private boolean[] active = new boolean[128];

  /** Fills in all values; false when the record lacks what the output needs. */
  boolean resolve(Mapping mapping, SourceRecord source) {
    makeRoom(mapping);
    List<Leaf> leaves = mapping.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      resolve(leaves.get(i), source);
    }
    if (mapping.recordClass() != null) {
      classify(mapping.recordClass());
    }
    return activate(mapping.root());
  }

  /** The value of a leaf, null when it has none. */
  @Nullable Value value(Leaf leaf) {
    return values[leaf.number()];
  }

  /** The position in the record of the field that gave the leaf's value, -1 for a constant. */
  int position(Leaf leaf) {
    return positions[leaf.number()];
  }

  /** Whether the node is written. */
  boolean isActive(Node node) {
    return active[node.number()];
  }

  private void resolve(Leaf leaf, SourceRecord source) {
    int number = leaf.number();
    for (int field : leaf.fields()) {
      int position = source.positionOf(field);
      if (position >= 0) {
        Value value = leaf.conversion().convert(source.kind(position), source.text(position));
        if (value != null) {
          values[number] = value;
          positions[number] = position;
          return;
        }
      }
    }
    values[number] = leaf.fallback();
    positions[number] = NO_FIELD;
  }

  private void classify(RecordClass type) {
    Value activity = values[type.activity()];
    if (activity == null) {
      return;
    }
    long uid = 100L * type.uid() + Integer.parseInt(activity.text());
    values[type.typeUid()] = Value.json(Long.toString(uid));
    values[type.typeName()] = Value.string(type.caption() + ": " + activity.caption());
  }

  /** A node is written when it has a value of the record, or a constant that is always written. */
  private boolean activate(Node node) {
    boolean any = false;
    List<Leaf> leaves = node.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      any |= positions[leaf.number()] != NO_FIELD || leaf.always();
    }
    List<Node> nodes = node.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      any |= activate(nodes.get(i));
    }
    boolean wanted = any && hasAll(node.needs()) && hasOne(node.needsOne());
    active[node.number()] = wanted;
    return wanted;
  }

  private boolean hasAll(List<Node.Member> members) {
    for (int i = 0; i < members.size(); i++) {
      if (!isThere(members.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasOne(List<Node.Member> members) {
    for (int i = 0; i < members.size(); i++) {
      if (isThere(members.get(i))) {
        return true;
      }
    }
    return members.isEmpty();
  }

  private boolean isThere(Node.Member member) {
    return member.leaf() >= 0 ? values[member.leaf()] != null : active[member.node()];
  }

  private void makeRoom(Mapping mapping) {
    if (mapping.leaves().size() > values.length) {
      values = new Value[2 * mapping.leaves().size()];
      positions = new int[values.length];
    }
    if (mapping.nodes() > active.length) {
      active = Arrays.copyOf(active, 2 * mapping.nodes());
    }
  }
}
