package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page in hand, of which some records are not done.
 *
 * @param page the page; has records
 * @param number of the page, counted by the checkpoint of its cursor from 1 on
 * @param position where delivery goes on
 * @param attempted records before it may have been delivered before
 */
public record OwedPage(EventPage page, long number, int position, int attempted) {

  /**
   * A page that has come, with what its cursor's checkpoint knows of it.
   *
   * @param checkpoint absent when there is none: whoever had the cursor before may have delivered
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
      // Of a stripe it may be another part now, when the tenant has changed its order meanwhile.
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
   * Tells the records from one position to another from all others of the cursor, and sorts in the
   * order of delivery. The same when they are delivered again, as long as the checkpoint is kept.
   */
  public String key(int from, int to) {
    return String.format(
        Locale.ROOT, "%010d-%016x-%06d-%06d", number, fingerprint().checksum(), from, to);
  }

  /** The same page, with other records done. */
  OwedPage at(int newPosition, int newAttempted) {
    return new OwedPage(page, number, newPosition, newAttempted);
  }

  PageFingerprint fingerprint() {
    return page.fingerprint().orElseThrow();
  }
}
