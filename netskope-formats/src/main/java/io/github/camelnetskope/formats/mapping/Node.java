package io.github.camelnetskope.formats.mapping;

import java.util.List;

/**
 * An object or array of the output.
 *
 * @param number its number among the nodes of the mapping
 * @param name its name in its object, empty for an element of an array
 * @param array whether it is an array
 * @param leaves its values
 * @param nodes its objects and arrays
 * @param needs members that must all be there, or the object is left out
 * @param needsOne members of which one must be there; empty: no such rule
 */
record Node(
    int number,
    String name,
    boolean array,
    List<Leaf> leaves,
    List<Node> nodes,
    List<Member> needs,
    List<Member> needsOne) {

  /**
   * A member that must be there.
   *
   * @param leaf the number of the leaf, -1 when it is a node
   * @param node the number of the node, -1 when it is a leaf
   */
  record Member(int leaf, int node) {}
}
