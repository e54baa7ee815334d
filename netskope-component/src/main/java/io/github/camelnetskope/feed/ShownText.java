package io.github.camelnetskope.feed;

/**
 * An exception of a delivery whose text may be logged and shown: it is the component's own and
 * quotes no record.
 */
public interface ShownText {
  /** The text. */
  String getMessage();
}
