package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page in hand with records that are not done.
 *
 * @param page the page; has records
 * @param number of the page, counted from 1 in the checkpoint of its cursor
 * @param position where delivery continues
 * @param attempted the records before it may have been delivered before
 */
public record OwedPage(EventPage page, long number, int position, int attempted) {

  /**
   * A page that was received, with its position from the cursor's checkpoint.
   *
   * @param checkpoint null when there is none: an earlier owner of the cursor may have delivered
   *     the page
   */
  static OwedPage found(EventPage page, @Nullable Checkpoint checkpoint) {
    if (checkpoint == null) {
      return new OwedPage(page, 1, 0, page.size());
    }
    long pages = checkpoint.history().pages();
    if (checkpoint instanceof Checkpoint.Delivering delivering) {
      if (page.fingerprint().filter(delivering.page()::equals).isEmpty()) {
        return new OwedPage(page, pages + 1, 0, page.size());
      }
      // A stripe's part of the page may have changed, if the tenant has changed its order.
      return delivering.attempted() <= page.size()
          ? new OwedPage(page, pages, delivering.position(), delivering.attempted())
          : new OwedPage(page, pages, 0, page.size());
    }
    return new OwedPage(page, pages + 1, 0, 0);
  }

  /** Whether the record at a position may have been delivered before. */
  public boolean redelivered(int recordPosition) {
    return recordPosition < attempted;
  }

  /**
   * A key for the records from one position to another, unique within the cursor; keys sort in the
   * order of delivery. A redelivery has the same key, as long as the checkpoint is kept.
   */
  public String key(int from, int to) {
    return String.format(
        Locale.ROOT, "%010d-%016x-%06d-%06d", number, fingerprint().checksum(), from, to);
  }

  /** The same page at another position. */
  OwedPage at(int newPosition, int newAttempted) {
    return new OwedPage(page, number, newPosition, newAttempted);
  }

  PageFingerprint fingerprint() {
    return page.fingerprint().orElseThrow();
  }
}
