package io.github.camelnetskope.client;

import java.util.regex.Pattern;

/**
 * The consumer's own name for its cursor. The tenant keeps one cursor for each (feed, index); two
 * consumers with the same index take records away from each other.
 *
 * @param name 1 to 64 letters, digits, dots, underscores or hyphens
 */
public record IteratorIndex(String name) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Refuses a blank name, which all consumers of a tenant would share. */
  public IteratorIndex {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "index: was '"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "', allowed is [A-Za-z0-9._-]{1,64}; it names this consumer's own cursor");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
