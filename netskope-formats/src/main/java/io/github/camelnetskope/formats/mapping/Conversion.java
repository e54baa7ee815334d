package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts a field's value to that of a target. Thread-safe. */
@FunctionalInterface
interface Conversion {

  /** The value, or null when the field holds nothing that the target may have. */
  @Nullable Value convert(Kind kind, String text);

  /** The keywords for a constant value. */
  final class Constant {
    /** A constant, text or JSON, that is written only if its object is written anyway. */
    static final String IS = "is";

    static final String IS_JSON = "is-json";

    /** A constant that is always written. */
    static final String ALWAYS = "always";

    static final String ALWAYS_JSON = "always-json";

    static final Set<String> WORDS = Set.of(IS, IS_JSON, ALWAYS, ALWAYS_JSON);

    private Constant() {}

    static boolean isOne(String word) {
      return WORDS.contains(word);
    }

    static Value value(String word, String text) {
      return word.endsWith("-json") ? Value.json(text) : Value.string(text);
    }
  }
}
