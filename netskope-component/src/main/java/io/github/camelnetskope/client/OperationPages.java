package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All records of a call: pages are fetched on demand, one is in memory. The time window is fixed
 * and ends in the past, so that the pages fit together. If an operation limits the records of one
 * window, the window is cut into parts. Confined to one thread at a time.
 */
public final class OperationPages extends RecordPages<OperationCall, OperationAnswer> {
  private final OperationCall call;
  private final int pageSize;
  private final long deepest;
  private final SeenRecords seen = new SeenRecords();
  private final Optional<WindowParts> parts;
  private long offset;

  private OperationPages(OperationCall call, Function<OperationCall, OperationAnswer> asking) {
    super(asking);
    this.call = call;
    this.pageSize = call.pageSize();
    this.deepest = call.operation().deepest();
    this.parts = deepest > 0 ? call.parts() : Optional.empty();
    this.offset = call.skip();
  }

  /**
   * Fixes the window and sends nothing yet.
   *
   * @param asking returns the answer to one call, or throws
   * @return empty when no part of the window is old enough to be complete
   */
  public static Optional<OperationPages> of(
      OperationCall call, Instant now, Function<OperationCall, OperationAnswer> asking) {
    return call.fixed(now).map(fixed -> new OperationPages(fixed, asking));
  }

  @Override
  public OperationCall nextPage() {
    return parts
        .map(part -> call.within(part.from(), part.to()))
        .orElse(call)
        .page(offset, pageSize);
  }

  @Override
  public void accept(OperationAnswer answer) {
    List<JsonText> records = answer.records();
    if (!records.isEmpty()) {
      requireNew(answer.result(), answer.status(), call);
    }
    if (parts.isEmpty()) {
      offset += records.size();
      show(records, records.isEmpty());
    } else {
      accept(parts.get(), records);
    }
  }

  private void accept(WindowParts part, List<JsonText> records) {
    if (records.isEmpty()) {
      boolean more = part.next(offset, deepest);
      seen.goOn(part.from());
      begin();
      show(records, !more);
    } else if (offset >= deepest) {
      seen.readAgain(part.to());
      cut(part);
      begin();
      show(List.of(), false);
    } else {
      offset += records.size();
      show(seen.fresh(records), false);
    }
  }

  private void begin() {
    offset = 0;
    forgetLastPage();
  }

  private void cut(WindowParts part) {
    if (!part.halve()) {
      throw new NetskopeException.MalformedAnswer(
          200,
          call
              + ": more than "
              + deepest
              + " records in a second, and the tenant gives no more of one window: narrow the"
              + " query");
    }
  }

  /** After a cut: all records from the current part on, perhaps some of them again. */
  @Override
  Map<String, String> rest(OperationCall page) {
    return parts
        .filter(part -> !part.isWhole())
        .map(part -> call.within(part.from(), part.end()).page(0, pageSize))
        .orElse(page)
        .asOptions();
  }
}
