package io.github.camelnetskope.client;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Remembers which records were handed out, so that none is handed out twice: at the borders of
 * pages and of neighbouring parts of a window, and when a part is read again in halves. It keeps
 * only records that may come again. Records without an {@code _id} count as new. Confined to one
 * thread at a time.
 */
final class SeenRecords {
  private Set<Long> before = new HashSet<>();
  private Set<Long> now = new HashSet<>();
  private long again;

  /** The records that were not seen yet. */
  List<JsonText> fresh(List<JsonText> records) {
    return records.stream().filter(this::isNew).toList();
  }

  private boolean isNew(JsonText record) {
    OptionalLong id = RecordIdReader.hash(record);
    return id.isEmpty() || (!before.contains(id.getAsLong()) && now.add(id.getAsLong()));
  }

  /** Records that were seen so far may come again up to this second. */
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
