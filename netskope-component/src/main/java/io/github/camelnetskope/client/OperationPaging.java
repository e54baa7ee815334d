package io.github.camelnetskope.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** How to request a part of the records of an operation of REST API v2. */
enum OperationPaging {
  /** Not possible: all records come at once. */
  NONE("none", "", "", 0),
  /** By {@code limit} and {@code offset}. */
  OFFSET("limit and offset", "limit", "offset", 0),
  /** By {@code count} and {@code startIndex}, which counts from 1: SCIM. */
  START_INDEX("count and startIndex", "count", "startIndex", 1);

  private final String label;
  private final String size;
  private final String position;
  private final int first;

  OperationPaging(String label, String size, String position, int first) {
    this.label = label;
    this.size = size;
    this.position = position;
    this.first = first;
  }

  /** As text for the documentation. */
  String label() {
    return label;
  }

  /** The name of the parameter for the most records of a page. */
  String size() {
    return size;
  }

  /** The name of the parameter for the first record. */
  String position() {
    return position;
  }

  /** The rule for {@code skip}. */
  ParameterRule skipRule() {
    ParameterRule skip = ParameterRule.number(0, Integer.MAX_VALUE);
    return new ParameterRule(
        skip.allowed(),
        (given, now) ->
            Long.toString(Long.parseLong(skip.reading().wire(given, now)) + (long) first),
        true);
  }

  /** How many records the parameters skip. */
  long skip(Map<String, String> parameters) {
    return Long.parseLong(parameters.getOrDefault(position, Integer.toString(first))) - first;
  }

  /** The page size in the parameters; 0 when it is not given. */
  int limit(Map<String, String> parameters) {
    return Integer.parseInt(parameters.getOrDefault(size, "0"));
  }

  /** The same parameters for another part of the records. */
  Map<String, String> page(Map<String, String> parameters, long skip, int limit) {
    Map<String, String> page = new LinkedHashMap<>(parameters);
    page.put(size, Integer.toString(limit));
    page.put(position, Long.toString(skip + first));
    return page;
  }
}
