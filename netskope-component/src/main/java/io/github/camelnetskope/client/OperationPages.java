package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All records of a call: pages are fetched as they are needed, one is in memory. The time window
 * stands still and ends in the past, so that the pages fit together. For one thread at a time.
 */
public final class OperationPages extends RecordPages<OperationCall, OperationAnswer> {
  private final OperationCall call;
  private final int pageSize;
  private final long firstSkip;

  private OperationPages(OperationCall call, Function<OperationCall, OperationAnswer> asking) {
    super(asking);
    this.call = call;
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

  @Override
  public OperationCall nextPage() {
    return call.page(firstSkip + fetched(), pageSize);
  }

  @Override
  public void accept(OperationAnswer answer) {
    if (!answer.records().isEmpty()) {
      requireNew(answer.result(), answer.status(), call);
    }
    show(answer.records());
  }

  @Override
  Map<String, String> rest(OperationCall page) {
    return page.asOptions();
  }
}
