package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All records of a query: pages are fetched as they are needed, one is in memory. The time window
 * stands still, so that the pages fit together. For one thread at a time.
 *
 * <p>A failure leaves it where it was: the next call asks for the same page again.
 */
public final class QueryPages extends RecordPages {
  private final Query query;
  private final Function<Query, QueryAnswer> asking;
  private final int pageSize;
  private final long firstSkip;
  private long lastPage;

  private QueryPages(Query query, Function<Query, QueryAnswer> asking) {
    this.query = query;
    this.asking = asking;
    int limit = Integer.parseInt(query.parameters().getOrDefault("limit", "0"));
    this.pageSize = limit == 0 ? query.endpoint().pageSize() : limit;
    this.firstSkip = Long.parseLong(query.parameters().getOrDefault("skip", "0"));
  }

  /**
   * Fixes the window and asks nothing yet.
   *
   * @param asking brings the answer to one query, or throws
   * @return empty when nothing of the window is old enough to be complete
   */
  public static Optional<QueryPages> of(
      Query query, Instant now, Function<Query, QueryAnswer> asking) {
    return query.fixed(now).map(fixed -> new QueryPages(fixed, asking));
  }

  /** The query for the page that comes next. */
  public Query nextPage() {
    return query.page(firstSkip + fetched(), pageSize);
  }

  /** Takes in the page that {@link #nextPage()} asked for. */
  public void accept(QueryAnswer answer) {
    if (answer.result().isPresent() && !answer.isList()) {
      throw new NetskopeException.MalformedAnswer(
          answer.status(), query.asked() + ": the result is no list, so it has no pages");
    }
    List<JsonText> records = answer.records();
    long content = answer.result().map(JsonText::checksum).orElse(0L);
    if (!records.isEmpty() && fetched() > 0 && content == lastPage) {
      throw new NetskopeException.MalformedAnswer(
          answer.status(), query.asked() + ": the same page came twice, skip has no effect");
    }
    lastPage = content;
    show(records);
  }

  @Override
  void fetch() {
    Query next = nextPage();
    try {
      accept(asking.apply(next));
    } catch (NetskopeException e) {
      throw new QueryInterruptedException(fetched(), next.parameters(), e);
    }
  }
}
