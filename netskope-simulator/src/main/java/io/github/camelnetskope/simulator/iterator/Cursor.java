package io.github.camelnetskope.simulator.iterator;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The position of one index in a feed. Guarded by its feed. */
final class Cursor {

  private long position;
  private long batchOrigin = Long.MIN_VALUE;
  private OptionalLong mark = OptionalLong.empty();
  private @Nullable LastPage last;
  private @Nullable LastPage lastWithRecords;

  long position() {
    return position;
  }

  /** The second from which one-hour batches are counted, if an epoch was requested. */
  long batchOrigin() {
    return batchOrigin;
  }

  /** The high-water mark of the previous page, if it had one. */
  OptionalLong mark() {
    return mark;
  }

  @Nullable LastPage toResend(ResendAfterEmpty rule) {
    return rule == ResendAfterEmpty.LAST_RECORDS && lastWithRecords != null
        ? lastWithRecords
        : last;
  }

  void moveBehind(LastPage page, long origin) {
    position = page.range().to();
    batchOrigin = origin;
    mark = page.envelope().highWaterMark();
    last = page;
    if (!page.range().isEmpty()) {
      lastWithRecords = page;
    }
  }

  /** What {@code resend} repeats. */
  record LastPage(PageRange range, Envelope envelope) {}
}
