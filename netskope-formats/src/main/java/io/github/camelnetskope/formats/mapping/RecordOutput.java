package io.github.camelnetskope.formats.mapping;

import java.io.IOException;

/** Writes records in a format, one per line. Confined to one call. */
interface RecordOutput {

  /**
   * Writes a resolved record; fields that are not mapped go into the object or key for the rest.
   */
  void write(Mapping mapping, Resolution resolution, SourceRecord source) throws IOException;

  /** All that was written. */
  String finish() throws IOException;
}
