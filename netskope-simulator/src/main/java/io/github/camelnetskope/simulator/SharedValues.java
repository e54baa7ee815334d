package io.github.camelnetskope.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps one copy of repeated values; the least used ones are forgotten. */
final class SharedValues {

  private static final int MOST = 1024;

  private final Map<Object, Object> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
          return size() > MOST;
        }
      };

  /** The value itself, or an equal one that came before. */
  @SuppressWarnings("unchecked") // an equal string or map is of the same type
  <T> T value(T value) {
    Object known = values.putIfAbsent(value, value);
    return known == null ? value : (T) known;
  }
}
