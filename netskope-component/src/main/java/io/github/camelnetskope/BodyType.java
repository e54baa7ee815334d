package io.github.camelnetskope;

/** The Java type of a message body. */
public enum BodyType {
  /** The exact source text of a record as a String; several are newline-delimited. */
  JSON,

  /** The same as UTF-8 bytes. */
  BYTES,

  /** A {@code Map<String, Object>} with integers of any size intact; a list of them for several. */
  MAP
}
