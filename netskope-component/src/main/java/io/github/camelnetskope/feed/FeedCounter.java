package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.health.FeedCounts;
import io.github.camelnetskope.health.RequestStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counters that change for each page and request, not for each record: the done records of the page
 * in hand are read from its progress when a snapshot is taken. Guarded by {@link FeedStatus}.
 */
final class FeedCounter {
  private final Map<RequestStatus, Long> requests = new EnumMap<>(RequestStatus.class);
  private long records;
  private long duplicates;
  private long bytes;
  private long pages;
  private @Nullable PageProgress progress;

  FeedCounter() {
    for (RequestStatus status : RequestStatus.values()) {
      requests.put(status, 0L);
    }
  }

  void request(RequestStatus status) {
    requests.merge(status, 1L, Long::sum);
  }

  void page(EventPage page) {
    pages++;
    bytes += page.bytes();
  }

  void delivering(PageProgress page) {
    progress = page;
  }

  /** The page is done and its checkpoint is saved. */
  void settled(PageProgress page) {
    records += page.delivered() - page.passedOver();
    duplicates += page.passedOver();
    progress = null;
  }

  /** Records that are done: delivered or left out. */
  long done() {
    return records + duplicates + (progress == null ? 0 : progress.delivered());
  }

  /** When a record of the page in hand was done, if there is one. */
  Optional<Moment> movedAt() {
    return Optional.ofNullable(progress).map(PageProgress::movedAt);
  }

  private long duplicates() {
    return duplicates + (progress == null ? 0 : progress.passedOver());
  }

  FeedCounts counts(boolean delivering) {
    int inFlight = delivering && progress != null ? progress.inFlight() : 0;
    Map<RequestStatus, Long> copy = new EnumMap<>(requests);
    long left = duplicates();
    return new FeedCounts(
        done() - left, left, bytes, pages, Collections.unmodifiableMap(copy), inFlight);
  }
}
