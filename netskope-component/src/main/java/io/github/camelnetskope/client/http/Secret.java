package io.github.camelnetskope.client.http;

import java.util.Objects;

/**
 * A value that must never be shown: {@link #toString()} does not contain it.
 *
 * @param value the token as the tenant issued it
 * @param doubt what may be wrong with it, as a sentence for the error when the tenant refuses it;
 *     or empty
 */
public record Secret(String value, String doubt) {
  private static final String MASK = "xxxxxx";

  public Secret {
    Objects.requireNonNull(value, "value");
  }

  /** A value without doubts. */
  public Secret(String value) {
    this(value, "");
  }

  /**
   * Returns the text with each occurrence of this secret masked, for text that came from outside.
   */
  public String maskIn(String text) {
    return value.isEmpty() ? text : text.replace(value, MASK);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
