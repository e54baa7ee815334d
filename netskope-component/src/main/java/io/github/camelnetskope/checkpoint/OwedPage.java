package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.PageFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * A page in hand, of which some records are not done.
 *
 * @param page the page; has records
 * @param position where delivery goes on
 * @param attempted records before it may have been delivered before
 */
public record OwedPage(EventPage page, int position, int attempted) {

  /**
   * A page that has come, with what its cursor's checkpoint knows of it.
   *
   * @param checkpoint absent when there is none: whoever had the cursor before may have delivered
   *     the page
   */
  static OwedPage found(EventPage page, @Nullable Checkpoint checkpoint) {
    if (checkpoint instanceof Checkpoint.Delivering delivering) {
      return page.fingerprint().filter(delivering.page()::equals).isPresent()
          ? new OwedPage(page, delivering.position(), delivering.attempted())
          : new OwedPage(page, 0, page.size());
    }
    return new OwedPage(page, 0, checkpoint == null ? page.size() : 0);
  }

  /** Whether the record at a position may have been delivered before. */
  public boolean redelivered(int recordPosition) {
    return recordPosition < attempted;
  }

  PageFingerprint fingerprint() {
    return page.fingerprint().orElseThrow();
  }
}
