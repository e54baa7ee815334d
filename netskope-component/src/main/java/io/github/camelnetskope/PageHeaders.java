package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.Slice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.spi.HeadersMapFactory;

/**
 * Headers of the exchanges of one page. They are prepared in one map with Camel's key order:
 * changing values there and copying the whole map is cheaper than putting each header into a new
 * map. Thread-safe.
 */
final class PageHeaders {
  private final HeadersMapFactory factory;
  private final OwedPage owed;
  private final Map<String, Object> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map.Entry<String, Object> position;
  private final Map.Entry<String, Object> recordCount;
  private final Map.Entry<String, Object> redelivered;
  private final Map.Entry<String, Object> eventId;
  private final Map.Entry<String, Object> eventTime;
  private final Map.Entry<String, Object> timestamp;
  private final Map.Entry<String, Object> key;

  PageHeaders(
      HeadersMapFactory factory,
      CursorKey cursor,
      Optional<Slice> slice,
      OwedPage owed,
      boolean byRecord) {
    this.factory = factory;
    this.owed = owed;
    EventPage page = owed.page();
    all.put(NetskopeConstants.FEED, cursor.feed().path());
    all.put(NetskopeConstants.INDEX, cursor.index().name());
    all.put(NetskopeConstants.OPERATION, page.operation().wireValue());
    all.put(NetskopeConstants.PAGE_SIZE, page.size());
    slice.ifPresent(part -> all.put(NetskopeConstants.SLICE, part.toString()));
    page.waitTime().ifPresent(wait -> all.put(NetskopeConstants.WAIT_TIME, wait.toSeconds()));
    page.highWaterMark()
        .ifPresent(mark -> all.put(NetskopeConstants.HIGH_WATER_MARK, mark.getEpochSecond()));
    position = entry(NetskopeConstants.POSITION);
    recordCount = entry(NetskopeConstants.RECORD_COUNT);
    redelivered = entry(NetskopeConstants.REDELIVERED);
    eventId = entry(NetskopeConstants.EVENT_ID);
    eventTime = entry(NetskopeConstants.EVENT_TIME);
    timestamp = entry(NetskopeConstants.MESSAGE_TIMESTAMP);
    key = entry(byRecord ? NetskopeConstants.RECORD_KEY : NetskopeConstants.PAGE_KEY);
  }

  private Map.Entry<String, Object> entry(String name) {
    all.put(name, "");
    return all.entrySet().stream().filter(e -> e.getKey().equals(name)).findFirst().orElseThrow();
  }

  /** The headers of an exchange with one record. */
  synchronized Map<String, Object> of(int from, boolean again, EventRecord record) {
    Optional<String> id = record.id();
    Optional<Instant> time = record.time();
    id.ifPresent(eventId::setValue);
    key.setValue(record.key());
    time.ifPresent(
        instant -> {
          eventTime.setValue(instant.getEpochSecond());
          timestamp.setValue(instant.toEpochMilli());
        });
    return copy(from, from + 1, 1, again, id.isPresent(), time.isPresent());
  }

  /**
   * The headers of an exchange with the records from one position to another.
   *
   * @param records how many of them are in the body
   */
  synchronized Map<String, Object> of(int from, int to, boolean again, int records) {
    key.setValue(owed.key(from, to));
    return copy(from, to, records, again, false, false);
  }

  private Map<String, Object> copy(
      int from, int to, int records, boolean again, boolean withId, boolean withTime) {
    position.setValue(from);
    recordCount.setValue(records);
    redelivered.setValue(again);
    Map<String, Object> copy = factory.newMap(all);
    if (owed.page().isMalformed(from, to)) {
      copy.put(NetskopeConstants.MALFORMED, true);
    }
    if (!withId) {
      copy.remove(NetskopeConstants.EVENT_ID);
    }
    if (!withTime) {
      copy.remove(NetskopeConstants.EVENT_TIME);
      copy.remove(NetskopeConstants.MESSAGE_TIMESTAMP);
    }
    return copy;
  }
}
