package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import java.net.URI;

/**
 * Creates the requests for one cursor of a tenant; each {@link IteratorRequest} is sent once.
 * Thread-safe.
 *
 * <p>REST API v2, {@code /api/v2/events/dataexport/}.
 */
public final class EventIterator {
  private static final String PATH = "/api/v2/events/dataexport/";

  private final CursorKey cursor;
  private final Transport transport;
  private final TokenSource tokens;
  private final Time time;
  private final int maxPageBytes;

  public EventIterator(
      CursorKey cursor, Transport transport, TokenSource tokens, Time time, int maxPageBytes) {
    this.cursor = cursor;
    this.transport = transport;
    this.tokens = tokens;
    this.time = time;
    this.maxPageBytes = maxPageBytes;
  }

  public CursorKey cursor() {
    return cursor;
  }

  /**
   * A request that has not been sent.
   *
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public IteratorRequest request(IteratorOperation operation) {
    Secret token = tokens.token();
    var asked = new CursorKey(cursor.tenant(), cursor.feed(), index(operation));
    var errors = new AnswerErrors("asking " + asked + " for " + operation.wireValue(), token);
    return new IteratorRequest(
        operation,
        ApiRequest.get(uri(asked, operation), token),
        errors,
        transport,
        tokens,
        time,
        maxPageBytes);
  }

  private IteratorIndex index(IteratorOperation operation) {
    return operation instanceof IteratorOperation.Look look ? look.index() : cursor.index();
  }

  private static URI uri(CursorKey asked, IteratorOperation operation) {
    String query = "?operation=" + operation.wireValue() + "&index=" + asked.index().name();
    return asked.tenant().resolve(PATH + asked.feed().path() + query);
  }
}
