package io.github.camelnetskope.client.http;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A value that must never be shown: {@link #toString()} does not contain it.
 *
 * @param value the token as the tenant issued it
 * @param doubt what may be wrong with it, as a sentence for the error when the tenant refuses it;
 *     or empty
 */
public record Secret(String value, String doubt) {
  private static final String MASK = "xxxxxx";

  /** A token of a tenant is longer. A shorter text may be part of any word, such as a host name. */
  private static final int LEAST_CHARACTERS = 8;

  public Secret {
    Objects.requireNonNull(value, "value");
  }

  /** A value without doubts. */
  public Secret(String value) {
    this(value, "");
  }

  /**
   * Returns the text with each occurrence of this secret masked, for text that came from outside. A
   * value of less than 8 characters is masked as a whole word only, not within words.
   */
  public String maskIn(String text) {
    if (value.isEmpty()) {
      return text;
    }
    return value.length() < LEAST_CHARACTERS
        ? text.replaceAll("(?<![A-Za-z0-9])" + Pattern.quote(value) + "(?![A-Za-z0-9])", MASK)
        : text.replace(value, MASK);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
