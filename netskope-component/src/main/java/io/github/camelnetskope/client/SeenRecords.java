package io.github.camelnetskope.client;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which records were handed out, so that none is twice: at the borders of pages, of neighbouring
 * parts of a window, and when a part is read again in halves. It remembers only what may come
 * again. Records without an {@code _id} count as new. For one thread at a time.
 */
final class SeenRecords {
  private Set<Long> before = new HashSet<>();
  private Set<Long> now = new HashSet<>();
  private long again;

  /** Those that were not seen. */
  List<JsonText> fresh(List<JsonText> records) {
    return records.stream().filter(this::isNew).toList();
  }

  private boolean isNew(JsonText record) {
    OptionalLong id = RecordIdReader.hash(record);
    return id.isEmpty() || (!before.contains(id.getAsLong()) && now.add(id.getAsLong()));
  }

  /** What was seen so far may come again up to this second. */
  void readAgain(long upTo) {
    again = Math.max(again, upTo);
  }

  /** A part is done; the next begins at this second. */
  void goOn(long from) {
    if (from < again) {
      return;
    }
    before = now;
    now = new HashSet<>();
  }
}
