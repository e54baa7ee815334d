package io.github.camelnetskope.client;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records whose pages are fetched as they are needed; one page is in memory. For one thread at a
 * time.
 *
 * <p>A failure leaves it where it was: the next call asks for the same page again.
 *
 * @param <Q> what asks for a page
 * @param <A> what brings one
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

  /** What asks for the page that comes next. */
  public abstract Q nextPage();

  /** Takes in the page that {@link #nextPage()} asked for. */
  public abstract void accept(A answer);

  /** The parameters that ask for this page and all behind it. */
  abstract Map<String, String> rest(Q page);

  private void fetch() {
    Q next = nextPage();
    try {
      accept(asking.apply(next));
    } catch (NetskopeException e) {
      throw new QueryInterruptedException(fetched, rest(next), e);
    }
  }

  /** A tenant that takes no notice of where a page begins would give the same one for ever. */
  final void requireNew(Optional<JsonText> content, int status, Question question) {
    long checksum = content.map(JsonText::checksum).orElse(0L);
    if (fetched > 0 && checksum == lastPage) {
      throw new NetskopeException.MalformedAnswer(
          status, question + ": the same page came twice, skip has no effect");
    }
    lastPage = checksum;
  }

  /** Takes in a page; one without records is the last. */
  final void show(List<JsonText> records) {
    // A short page is not the last: the tenant may give fewer at once than were asked for.
    show(records, records.isEmpty());
  }

  /**
   * Takes in a page.
   *
   * @param last whether there are no more
   */
  final void show(List<JsonText> records, boolean last) {
    page = records;
    position = 0;
    fetched += records.size();
    ended = last;
  }

  /** What comes next is not what would have followed. */
  final void forgetLastPage() {
    lastPage = 0;
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
