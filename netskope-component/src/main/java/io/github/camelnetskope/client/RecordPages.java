package io.github.camelnetskope.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Records whose pages are fetched as they are needed; one page is in memory. For one thread at a
 * time.
 *
 * <p>A failure leaves it where it was: the next call asks for the same page again.
 */
public abstract sealed class RecordPages implements Iterator<JsonText>
    permits QueryPages, OperationPages {
  private List<JsonText> page = List.of();
  private int position;
  private long fetched;
  private boolean ended;
  private @Nullable QueryInterruptedException failure;

  /** Brings the next page, to {@link #show}. */
  abstract void fetch() throws QueryInterruptedException;

  /** Takes in a page; one without records is the last. */
  final void show(List<JsonText> records) {
    page = records;
    position = 0;
    fetched += records.size();
    // A short page is not the last: the tenant may give fewer at once than were asked for.
    ended = records.isEmpty();
  }

  /** How many records were fetched. */
  final long fetched() {
    return fetched;
  }

  /**
   * Fetches a page when the one before is used up. A failure is kept for {@link #next()}: a
   * splitter looks ahead before it hands on the record it has, which would be lost.
   */
  @Override
  public final boolean hasNext() {
    while (position == page.size() && !ended && failure == null) {
      page = List.of();
      position = 0;
      try {
        fetch();
      } catch (QueryInterruptedException e) {
        failure = e;
      }
    }
    return failure != null || position < page.size();
  }

  /**
   * The next record.
   *
   * @throws QueryInterruptedException when it could not be fetched
   */
  @Override
  public final JsonText next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    QueryInterruptedException interrupted = failure;
    if (interrupted != null) {
      failure = null;
      throw interrupted;
    }
    return page.get(position++);
  }
}
