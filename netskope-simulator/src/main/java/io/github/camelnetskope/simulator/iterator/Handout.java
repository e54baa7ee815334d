package io.github.camelnetskope.simulator.iterator;

/** What a feed hands out when it is asked. */
public sealed interface Handout {

  /**
   * A page, empty or not.
   *
   * @param range the records in it
   * @param prepared the page as it goes over the wire
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
