package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Cancellation;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * One cursor of a tenant: each {@link #fetch} is one request, sent once. For one thread at a time;
 * {@link #abort()} for any.
 */
public final class EventIterator {
  private static final String PATH = "/api/v2/events/dataexport/";
  private static final Set<String> GOOD = Set.of("1", "1.0", "true");

  private final Cursor cursor;
  private final Transport transport;
  private final TokenSource tokens;
  private final Clock clock;
  private final int maxPageBytes;
  private final Cancellation cancellation = new Cancellation();

  public EventIterator(
      Cursor cursor, Transport transport, TokenSource tokens, Clock clock, int maxPageBytes) {
    this.cursor = cursor;
    this.transport = transport;
    this.tokens = tokens;
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  public Cursor cursor() {
    return cursor;
  }

  /**
   * Asks for a page and receives it whole.
   *
   * @return the page; one without records for an answer without content too, see {@link
   *     EventPage#lack()}
   * @throws NetskopeException when there is no good page
   */
  public EventPage fetch(IteratorOperation operation) {
    return fetch(operation, () -> {});
  }

  /**
   * The same, with a last word before the request leaves.
   *
   * @param beforeLeaving run on the open connection; when it throws, nothing is sent
   */
  public EventPage fetch(IteratorOperation operation, Runnable beforeLeaving) {
    Secret token = tokens.token();
    var errors = new AnswerErrors("asking " + cursor + " for " + operation.wireValue(), token);
    try {
      ApiRequest request = ApiRequest.get(uri(operation), token);
      ApiResponse response = transport.send(request, cancellation, beforeLeaving);
      return page(operation, response, errors);
    } catch (TransportException e) {
      throw errors.of(e);
    } catch (NetskopeException.Unauthorized | NetskopeException.Forbidden e) {
      tokens.refused();
      throw e;
    }
  }

  /** Ends the request under way, and refuses later ones. */
  public void abort() {
    cancellation.cancel();
  }

  private URI uri(IteratorOperation operation) {
    String query = "?operation=" + operation.wireValue() + "&index=" + cursor.index().name();
    return cursor.tenant().resolve(PATH + cursor.feed().path() + query);
  }

  private EventPage page(IteratorOperation operation, ApiResponse response, AnswerErrors errors) {
    RateLimit limit = RateLimit.of(response.headers(), clock.instant());
    if (response.status() != 200 && response.status() != 204) {
      throw errors.of(response, clock.instant());
    }
    if (response.body().length == 0) {
      return EventPage.unstated(operation, limit, "no content, status " + response.status());
    }
    PageBody body = PageBody.of(response, maxPageBytes);
    try {
      PageReader.Envelope envelope = PageReader.read(body.read(), body.length());
      check(envelope, errors);
      return new EventPage(operation, body, envelope, limit);
    } catch (JacksonException e) {
      // The message of the parser would quote the record.
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : " at byte " + at.getByteOffset();
      throw errors.malformed(200, "no valid JSON" + where);
    } catch (IOException e) {
      throw errors.malformed(200, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static void check(PageReader.Envelope envelope, AnswerErrors errors) {
    String ok = envelope.ok;
    if (ok == null && envelope.lack != null) {
      throw errors.malformed(200, "neither ok nor a result in the answer");
    }
    if (ok != null && !GOOD.contains(ok)) {
      String said = envelope.message == null ? "" : envelope.message;
      var body = new ErrorBody("ok=" + ok, said.isEmpty() ? List.of() : List.of(said));
      throw errors.rejected(
          200, body, errors.asked() + ": HTTP 200 with " + errors.token().maskIn(body.text()));
    }
  }
}
