package io.github.camelnetskope.client;

import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rows of a CSV multi-iterator. Once the tenant has begun to answer, these rows exist only in
 * this answer. Confined to the feed's worker.
 */
final class CsvRequest extends IteratorRequest {
  private static final Logger LOG = LoggerFactory.getLogger(CsvIterator.class);

  private final CursorKey cursor;
  private final AnswerErrors errors;
  private final int maxPageBytes;

  CsvRequest(
      CursorKey cursor,
      ApiRequest request,
      Secret token,
      Transport transport,
      TokenSource tokens,
      Time time,
      int maxPageBytes) {
    this(
        cursor,
        request,
        new AnswerErrors("asking " + cursor + " for next", token),
        transport,
        tokens,
        time,
        maxPageBytes);
  }

  private CsvRequest(
      CursorKey cursor,
      ApiRequest request,
      AnswerErrors errors,
      Transport transport,
      TokenSource tokens,
      Time time,
      int maxPageBytes) {
    super(new Next(), request, errors, transport, tokens, time, maxPageBytes);
    this.cursor = cursor;
    this.errors = errors;
    this.maxPageBytes = maxPageBytes;
  }

  @Override
  public RuntimeException failure(@Nullable Throwable failure) {
    RuntimeException named = super.failure(failure);
    boolean left =
        named instanceof NetskopeException.MalformedAnswer
            || (named instanceof NetskopeException.Unreachable unreachable
                && unreachable.mayHaveReachedTenant());
    if (left) {
      sayLost();
    }
    return named;
  }

  @Override
  public EventPage read(ApiResponse response) {
    boolean csv = CsvPage.isCsv(response);
    try {
      return super.read(csv ? CsvPage.asJson(response, maxPageBytes) : response);
    } catch (NetskopeException e) {
      sayLost();
      throw e;
    } catch (IOException e) {
      sayLost();
      throw errors.malformed(response, "cannot be read: " + e.getMessage(), e);
    }
  }

  private void sayLost() {
    LOG.warn(
        "{}: an answer is lost, perhaps with a page of rows: the iterator repeats nothing", cursor);
  }
}
