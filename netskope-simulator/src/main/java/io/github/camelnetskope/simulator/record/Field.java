package io.github.camelnetskope.simulator.record;

import java.util.List;
import java.util.Set;

/**
 * One entry of the data dictionary.
 *
 * @param name the field's name
 * @param kind what its values are
 * @param eventTypes the event types it occurs in, as the dictionary spells them
 * @param examples example values as JSON text
 */
record Field(String name, Kind kind, Set<String> eventTypes, List<String> examples) {

  /** The kinds of value in the dictionary. */
  enum Kind {
    STRING("\"\""),
    INTEGER("0"),
    FLOAT("0.0"),
    BOOLEAN("false"),
    LIST("[]"),
    MAP("{}");

    private final String absent;

    Kind(String absent) {
      this.absent = absent;
    }

    /** What a record holds instead of leaving the field out. */
    String absentText() {
      return absent;
    }
  }
}
