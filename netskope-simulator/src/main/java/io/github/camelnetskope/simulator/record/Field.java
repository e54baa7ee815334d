package io.github.camelnetskope.simulator.record;

import java.util.List;
import java.util.Set;

/**
 * One entry of the data dictionary.
 *
 * @param name the field's name
 * @param kind the kind of its values
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

    /** The value of a record that does not leave out the field but has no content for it. */
    String absentText() {
      return absent;
    }
  }
}
