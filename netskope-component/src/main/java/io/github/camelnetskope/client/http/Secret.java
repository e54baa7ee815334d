package io.github.camelnetskope.client.http;

import java.util.Objects;

/**
 * A value that must never be seen: its {@link #toString()} does not show it.
 *
 * @param value the token as the tenant issued it
 */
public record Secret(String value) {
  private static final String MASK = "xxxxxx";

  public Secret {
    Objects.requireNonNull(value, "value");
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
