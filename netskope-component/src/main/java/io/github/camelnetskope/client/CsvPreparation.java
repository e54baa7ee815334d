package io.github.camelnetskope.client;

import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Transport;
import java.io.IOException;
import java.util.Optional;

/**
 * A request for a CSV multi-iterator whose answer has no rows: its cursor treats it as a {@code
 * resend} with an empty page. Confined to the feed's worker.
 */
abstract class CsvPreparation extends IteratorRequest {
  private static final int MOST_BYTES = 1 << 20;

  private final AnswerErrors errors;
  private final int alsoGood;
  private final Time time;

  /**
   * A request that has not been sent.
   *
   * @param alsoGood a status other than 200 that is a valid answer
   */
  CsvPreparation(
      AnswerErrors errors,
      ApiRequest request,
      int alsoGood,
      Transport transport,
      TokenSource tokens,
      Time time,
      int maxPageBytes) {
    super(new Resend(), request, errors, transport, tokens, time, maxPageBytes);
    this.errors = errors;
    this.alsoGood = alsoGood;
    this.time = time;
  }

  @Override
  public void check(ApiResponse response) {
    try {
      if (response.status() != alsoGood) {
        super.check(response);
      }
    } catch (NetskopeException.RequestRejected e) {
      // The form must not be the tenant's: the cursor could take a refused resend of that form for
      // "nothing".
      throw new NetskopeException.RequestRejected(
          response.status(),
          e.errorCode(),
          e.messages(),
          String.valueOf(e.getMessage()),
          e.isInTenantsForm() ? Sender.UNKNOWN : e.sender(),
          e.rateLimit());
    }
  }

  /**
   * An empty page.
   *
   * @param iterator the iterator's name, if it has changed
   */
  EventPage done(ApiResponse response, int waitSeconds, Optional<String> iterator) {
    RateLimit limit = RateLimit.of(response.headers(), time.wallTime());
    return EventPage.prepared(operation(), limit, waitSeconds, iterator);
  }

  NetskopeException malformed(ApiResponse response, String what) {
    return errors.malformed(response, what);
  }

  String text(ApiResponse response) {
    PageBody body = PageBody.of(response, MOST_BYTES);
    try {
      return Utf8Text.of(body.read(), 0, body.length());
    } catch (IOException e) {
      throw errors.malformed(response, "cannot be read: " + e.getMessage(), e);
    } finally {
      body.release();
    }
  }
}
