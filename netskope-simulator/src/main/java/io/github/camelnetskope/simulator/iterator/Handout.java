package io.github.camelnetskope.simulator.iterator;

/** The answer of a feed to a request. */
public sealed interface Handout {

  /**
   * A page, empty or not.
   *
   * @param range the records in it
   * @param prepared the page as sent
   * @param moved whether the cursor moved
   */
  record Page(PageRange range, PreparedPage prepared, boolean moved) implements Handout {}

  /**
   * Status 400.
   *
   * @param message for the body
   */
  record Refused(String message) implements Handout {}
}
