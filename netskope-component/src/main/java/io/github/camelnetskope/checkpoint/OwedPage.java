package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.PageFingerprint;

/**
 * A page in hand, of which some records are not done.
 *
 * @param page the page; has records
 * @param position where delivery goes on
 * @param attempted records before it may have been delivered before
 */
public record OwedPage(EventPage page, int position, int attempted) {

  /** Whether the record at a position may have been delivered before. */
  public boolean redelivered(int recordPosition) {
    return recordPosition < attempted;
  }

  PageFingerprint fingerprint() {
    return page.fingerprint().orElseThrow();
  }
}
