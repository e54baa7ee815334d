package io.github.camelnetskope.client;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records whose pages are fetched on demand; one page is in memory. Confined to one thread at a
 * time.
 *
 * <p>After a failure the next call requests the same page again.
 *
 * @param <Q> the request for a page
 * @param <A> the answer with a page
 */
public abstract sealed class RecordPages<Q extends Question, A> implements Iterator<JsonText>
    permits QueryPages, OperationPages {
  private final Function<Q, A> asking;
  private List<JsonText> page = List.of();
  private int position;
  private long fetched;
  private long lastPage;
  private boolean ended;
  private @Nullable QueryInterruptedException failure;

  RecordPages(Function<Q, A> asking) {
    this.asking = asking;
  }

  /** The request for the next page. */
  public abstract Q nextPage();

  /** Accepts the answer to {@link #nextPage()}. */
  public abstract void accept(A answer);

  /** The parameters that request this page and all later ones. */
  abstract Map<String, String> rest(Q page);

  private void fetch() {
    Q next = nextPage();
    try {
      accept(asking.apply(next));
    } catch (NetskopeException e) {
      throw new QueryInterruptedException(fetched, rest(next), e);
    }
  }

  /**
   * Refuses a repeated page: a tenant that ignores the start of a page would return the same page
   * forever.
   */
  final void requireNew(Optional<JsonText> content, int status, Question question) {
    long checksum = content.map(JsonText::checksum).orElse(0L);
    if (fetched > 0 && checksum == lastPage) {
      throw new NetskopeException.MalformedAnswer(
          status, question + ": the same page came twice, skip has no effect");
    }
    lastPage = checksum;
  }

  /** Accepts a page; one without records is the last. */
  final void show(List<JsonText> records) {
    // A short page is not the last: the tenant may return fewer records than requested.
    show(records, records.isEmpty());
  }

  /**
   * Accepts a page.
   *
   * @param last whether there are no more
   */
  final void show(List<JsonText> records, boolean last) {
    page = records;
    position = 0;
    fetched += records.size();
    ended = last;
  }

  /** The next page is not the one that would have followed: forgets the last one. */
  final void forgetLastPage() {
    lastPage = 0;
  }

  /** How many records were fetched. */
  final long fetched() {
    return fetched;
  }

  /**
   * Fetches a page when the previous one is used up. A failure is thrown by {@link #next()} only: a
   * splitter calls this method before it processes the record in hand, which would be lost.
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
