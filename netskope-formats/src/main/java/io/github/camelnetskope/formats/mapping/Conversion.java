package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.SourceRecord.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a target's value of a field's. Thread-safe. */
@FunctionalInterface
interface Conversion {

  /** The value, or null when the field holds nothing that the target may have. */
  @Nullable Value convert(Kind kind, String text);

  /** The words for a value that is no field's. */
  final class Constant {
    /** Written into an object that is there anyway: text, or JSON. */
    static final String IS = "is";

    static final String IS_JSON = "is-json";

    /** Written whatever else there is. */
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
