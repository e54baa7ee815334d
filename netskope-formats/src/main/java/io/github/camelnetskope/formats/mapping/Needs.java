package io.github.camelnetskope.formats.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The required members of objects, by the object's name in the output: {@code object | needs all of
 * | needs one of}. Immutable.
 */
final class Needs {
  private static final Rule NONE = new Rule(List.of(), List.of());

  private final Map<String, Rule> rules = new HashMap<>();

  Needs(List<TableLine> lines) {
    for (TableLine line : lines) {
      Rule rule = new Rule(line.names(1), line.names(2));
      line.names(0).forEach(name -> rules.put(name, rule));
    }
  }

  /** The rule for an object, {@code file} or {@code hashes[]}. */
  Rule of(String object) {
    return rules.getOrDefault(object, NONE);
  }

  /**
   * What an object must have.
   *
   * @param all members that must all be there
   * @param one members of which one must be there; empty: no such rule
   */
  record Rule(List<String> all, List<String> one) {}
}
