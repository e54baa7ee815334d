package io.github.camelnetskope.formats.mapping;

import org.jspecify.annotations.Nullable;

/**
 * The result of a conversion.
 *
 * @param text a string's content, or JSON text
 * @param json whether {@code text} is JSON and written as it is
 * @param exact whether this value alone has the field's whole content; if not, the field is also
 *     kept among the unmapped ones
 * @param caption the name of a number of a value list
 */
record Value(String text, boolean json, boolean exact, @Nullable String caption) {

  static Value string(String text) {
    return new Value(text, false, true, null);
  }

  static Value json(String text) {
    return new Value(text, true, true, null);
  }

  /** The same, but the field is also kept among the unmapped ones. */
  Value inexact() {
    return new Value(text, json, false, caption);
  }
}
