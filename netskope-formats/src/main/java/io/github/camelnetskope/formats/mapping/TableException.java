package io.github.camelnetskope.formats.mapping;

/** A mapping table that cannot be used. The text names file, line and what is allowed. */
public final class TableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A table that cannot be used; the message names it and what is allowed. */
  public TableException(String message) {
    super(message);
  }
}
