package io.github.camelnetskope.simulator.v2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path as the documentation spells it: a segment in braces is a variable that matches one
 * non-empty segment.
 */
record PathTemplate(List<String> segments) {

  private static final String ENCODED_SLASH = "%2F";

  static PathTemplate of(String template) {
    return new PathTemplate(split(template));
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static String name(String variable) {
    return variable.substring(1, variable.length() - 1);
  }

  /** The variables of a path by name; empty when the path does not match. */
  Optional<Map<String, String>> match(String path) {
    List<String> given = split(path);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size() && given.size() == segments.size(); i++) {
      String wanted = segments.get(i);
      if (isVariable(wanted) && !given.get(i).isEmpty()) {
        variables.put(name(wanted), given.get(i).replace(ENCODED_SLASH, "/"));
      } else if (!wanted.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return given.size() == segments.size() ? Optional.of(variables) : Optional.empty();
  }

  /** The path of a call. */
  String path(OperationCall call) {
    List<String> filled =
        segments.stream()
            .map(one -> isVariable(one) ? call.variables().getOrDefault(name(one), "") : one)
            .toList();
    return String.join("/", filled);
  }
}
