package io.github.camelnetskope.client;

/** A number with the word for what is counted. */
public final class Counted {
  private Counted() {}

  /**
   * For instance {@code 1 feed}, {@code 24 feeds}.
   *
   * @param one the singular; the plural is formed with an s
   */
  public static String of(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
