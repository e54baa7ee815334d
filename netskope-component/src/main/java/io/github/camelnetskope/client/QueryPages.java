package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All records of a query: pages are fetched on demand, one is in memory. The time window is fixed,
 * so that the pages fit together. Confined to one thread at a time.
 *
 * <p>After a failure the next call requests the same page again.
 */
public final class QueryPages extends RecordPages<Query, QueryAnswer> {
  private final Query query;
  private final int pageSize;
  private final long firstSkip;

  private QueryPages(Query query, Function<Query, QueryAnswer> asking) {
    super(asking);
    this.query = query;
    int limit = Integer.parseInt(query.parameters().getOrDefault("limit", "0"));
    this.pageSize = limit == 0 ? query.endpoint().pageSize() : limit;
    this.firstSkip = Long.parseLong(query.parameters().getOrDefault("skip", "0"));
  }

  /**
   * Fixes the window and sends nothing yet.
   *
   * @param asking returns the answer to one query, or throws
   * @return empty when no part of the window is old enough to be complete
   */
  public static Optional<QueryPages> of(
      Query query, Instant now, Function<Query, QueryAnswer> asking) {
    return query.fixed(now).map(fixed -> new QueryPages(fixed, asking));
  }

  @Override
  public Query nextPage() {
    return query.page(firstSkip + fetched(), pageSize);
  }

  @Override
  public void accept(QueryAnswer answer) {
    if (answer.result().isPresent() && !answer.isList()) {
      throw new NetskopeException.MalformedAnswer(
          answer.status(), query + ": the result is no list, so it has no pages");
    }
    if (!answer.records().isEmpty()) {
      requireNew(answer.result(), answer.status(), query);
    }
    show(answer.records());
  }

  @Override
  Map<String, String> rest(Query page) {
    return page.parameters();
  }
}
