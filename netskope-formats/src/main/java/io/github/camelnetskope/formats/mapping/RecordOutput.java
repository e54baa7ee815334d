package io.github.camelnetskope.formats.mapping;

import java.io.IOException;

/** Writes records in a format, one a line. Confined to one call. */
interface RecordOutput {

  /** Writes a record as it was resolved; fields that are not in it go where the rest goes. */
  void write(Mapping mapping, Resolution resolution, SourceRecord source) throws IOException;

  /** All that was written. */
  String finish() throws IOException;
}
