package io.github.camelnetskope.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values of a query that may come from a record. They are masked, since tenants repeat them in
 * their errors.
 *
 * @param texts the texts to mask: complete, in parts, and as encoded in an address; long ones first
 */
record PrivateValues(List<String> texts) {
  static final PrivateValues NONE = new PrivateValues(List.of());

  private static final String MASK = "...";
  private static final Pattern BORDER = Pattern.compile("[,\\s'\"]+");
  private static final int LEAST_CHARACTERS = 3;
  private static final int MOST_CHARACTERS = 10_000;

  /** The values of a query. A value that is too long to appear in an error is left out. */
  static PrivateValues of(Collection<String> values) {
    List<String> texts =
        values.stream()
            .filter(value -> value.length() <= MOST_CHARACTERS)
            .flatMap(value -> Stream.concat(Stream.of(value), BORDER.splitAsStream(value)))
            .filter(text -> text.length() >= LEAST_CHARACTERS)
            .flatMap(text -> Stream.of(text, QueryRequest.encode(text)))
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    return new PrivateValues(texts);
  }

  String maskIn(String text) {
    String masked = text;
    for (String one : texts) {
      masked = masked.replace(one, MASK);
    }
    return masked;
  }

  @Override
  public String toString() {
    return Counted.of(texts.size(), "value");
  }
}
