package io.github.camelnetskope.client;

import java.util.List;

/** Names in a line of text. */
public final class Listed {
  /** As many as there are known feeds: a list of feeds is complete, one of stripes may be cut. */
  private static final int COMPLETE = 24;

  private static final int FIRST = 10;

  private Listed() {}

  /** For instance {@code a, b}; of more than 24 names the first 10, {@code and 62 more}. */
  public static String of(List<String> names) {
    return names.size() <= COMPLETE
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, FIRST)) + " and " + (names.size() - FIRST) + " more";
  }
}
