package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All records of a call: pages are fetched as they are needed, one is in memory. The time window
 * stands still and ends in the past, so that the pages fit together. For one thread at a time.
 */
public final class OperationPages extends RecordPages {
  private final OperationCall call;
  private final Function<OperationCall, OperationAnswer> asking;
  private final int pageSize;
  private final long firstSkip;
  private long firstOfPage;

  private OperationPages(OperationCall call, Function<OperationCall, OperationAnswer> asking) {
    this.call = call;
    this.asking = asking;
    this.pageSize = call.pageSize();
    this.firstSkip = call.skip();
  }

  /**
   * Fixes the window and asks nothing yet.
   *
   * @param asking brings the answer to one call, or throws
   * @return empty when nothing of the window is old enough to be complete
   */
  public static Optional<OperationPages> of(
      OperationCall call, Instant now, Function<OperationCall, OperationAnswer> asking) {
    return call.fixed(now).map(fixed -> new OperationPages(fixed, asking));
  }

  /** The call for the page that comes next. */
  public OperationCall nextPage() {
    return call.page(firstSkip + fetched(), pageSize);
  }

  /** Takes in the page that {@link #nextPage()} asked for. */
  public void accept(OperationAnswer answer) {
    List<JsonText> records = answer.records();
    if (!records.isEmpty()) {
      long first = records.get(0).checksum();
      if (fetched() > 0 && first == firstOfPage) {
        throw new NetskopeException.MalformedAnswer(
            answer.status(), call.asked() + ": the same page came twice, skip has no effect");
      }
      firstOfPage = first;
    }
    show(records);
  }

  @Override
  void fetch() {
    OperationCall next = nextPage();
    try {
      accept(asking.apply(next));
    } catch (NetskopeException e) {
      throw new QueryInterruptedException(fetched(), next.asOptions(), e);
    }
  }
}
