package io.github.camelnetskope.formats.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The fields of records that a format's tables name, each with a number. Not thread-safe. */
final class KnownFields {
  private final Map<String, Integer> ids = new HashMap<>();

  /** The number of a field, given at its first use. */
  int add(String name) {
    Integer id = ids.putIfAbsent(name, ids.size());
    return id == null ? ids.size() - 1 : id;
  }

  /** The number of a field, -1 when no table names it. */
  int idOf(String name) {
    Integer id = ids.get(name);
    return id == null ? -1 : id;
  }

  int size() {
    return ids.size();
  }

  Set<String> names() {
    return Set.copyOf(ids.keySet());
  }
}
