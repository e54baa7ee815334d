package io.github.camelnetskope.client;

import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link NetskopeException} for an answer or a failure.
 *
 * @param asked the request, as text for the error
 * @param token masked wherever the tenant echoes it
 * @param unclear advice for an error after which the request may have had its effect
 * @param sent values of the request; masked likewise
 * @param successor advice for an error that may mean that the endpoint no longer exists; empty for
 *     none
 */
record AnswerErrors(
    String asked, Secret token, String unclear, PrivateValues sent, String successor) {
  private static final String TOKEN_REFUSED =
      "The token is unknown or expired, or one of the other API (v1 and v2 have tokens of their"
          + " own): renew it";
  private static final Set<Integer> GONE = Set.of(403, 404, 410);
  static final String GATEWAY =
      ". A gateway or proxy answered in the tenant's place: check it, and the list of"
          + " addresses that the tenant allows";
  private static final int TOO_MANY_V1_REQUESTS = 512;

  AnswerErrors(String asked, Secret token) {
    this(asked, token, "", PrivateValues.NONE, "");
  }

  /** The same, with advice for errors that may mean that the endpoint no longer exists. */
  AnswerErrors succeededBy(String advice) {
    return new AnswerErrors(asked, token, unclear, sent, advice);
  }

  /** Masks the token and the sent values in a text that came from outside. */
  String mask(String text) {
    return sent.maskIn(token.maskIn(text));
  }

  /**
   * The error for a request without an answer; an exception that is not from the transport is
   * returned as it is.
   */
  RuntimeException of(@Nullable Throwable failure) {
    if (failure instanceof TransportException e) {
      return of(e);
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  NetskopeException of(TransportException e) {
    String text = asked + ": " + mask(String.valueOf(e.getMessage()));
    if (e.reached() == Reached.THE_ANSWER) {
      return new NetskopeException.MalformedAnswer(0, text + unclear, e);
    }
    boolean perhaps = e.reached() == Reached.PERHAPS_THE_TENANT;
    String end = perhaps ? "; no answer, the tenant may have seen it" + unclear : "; not connected";
    return new NetskopeException.Unreachable(perhaps, text + end, e);
  }

  /** The error for a status other than 200 and 204. */
  NetskopeException of(ApiResponse response, Instant receivedAt) {
    ErrorBody body = ErrorBody.of(response);
    int status = response.status();
    Sender sender = body.sender(status);
    RateLimit limit = RateLimit.of(response.headers(), receivedAt);
    String said = body.text(this::mask);
    String text = asked + ": HTTP " + status + (said.isEmpty() ? "" : ", \"" + said + "\"");
    String end = GONE.contains(status) || sender == Sender.GATEWAY ? successor : "";
    return switch (status) {
      case 401 ->
          new NetskopeException.Unauthorized(
              text + advice(sender, ". " + tokenRefused()), refuser(sender));
      case 403 ->
          new NetskopeException.Forbidden(
              text
                  + advice(
                      sender, ". Check that the token is valid and has the scope of this endpoint")
                  + end,
              refuser(sender));
      case 409 ->
          new NetskopeException.IndexInUse(
              text
                  + ". Another request with this index is under way: is the index used elsewhere?");
      case 429, TOO_MANY_V1_REQUESTS ->
          new NetskopeException.RateLimited(status, text + ". Too many requests: wait", limit);
      default -> byClass(status, body, text, end, limit);
    };
  }

  /** Advice about a token that the tenant refuses. */
  String tokenRefused() {
    return TOKEN_REFUSED + token.doubt();
  }

  /** Advice for a refusal: the given one if the tenant sent it, else to check the gateway. */
  private static String advice(Sender sender, String ofTenant) {
    return sender == Sender.GATEWAY ? GATEWAY : ofTenant;
  }

  /** The sender of a refusal; one without a text counts as the tenant's. */
  static Sender refuser(Sender sender) {
    return sender == Sender.UNKNOWN ? Sender.TENANT : sender;
  }

  private NetskopeException byClass(
      int status, ErrorBody body, String text, String end, RateLimit limit) {
    if (status >= 500) {
      return new NetskopeException.ServerFailed(
          status,
          text + advice(body.sender(status), ". The tenant failed: try later") + unclear,
          limit);
    }
    if (status >= 300) {
      return rejected(status, body, text + advice(body.sender(status), "") + end, limit);
    }
    return new NetskopeException.MalformedAnswer(
        status, text + ". Not a documented answer" + unclear);
  }

  /** The error for an answer whose content reports an error. */
  NetskopeException rejected(int status, ErrorBody body, String text, RateLimit limit) {
    return new NetskopeException.RequestRejected(
        status,
        mask(body.errorCode()),
        body.messages(this::mask),
        text,
        body.sender(status),
        limit);
  }

  /** The error for an answer of status 200 whose content reports an error. */
  NetskopeException rejected(ErrorBody body, RateLimit limit, String advice) {
    String text = asked + ": HTTP 200, \"" + body.text(this::mask) + "\"" + advice;
    return rejected(200, body, text, limit);
  }

  /** The error for an answer that cannot be read; it says so when a gateway or proxy sent it. */
  NetskopeException malformed(ApiResponse response, String what, Throwable cause) {
    return new NetskopeException.MalformedAnswer(
        response.status(), unreadable(response, what), cause);
  }

  /** The same without a cause, which may quote a record. */
  NetskopeException malformed(ApiResponse response, String what) {
    return new NetskopeException.MalformedAnswer(response.status(), unreadable(response, what));
  }

  private String unreadable(ApiResponse response, String what) {
    return asked + ": " + mask(what) + (ErrorBody.isPage(response) ? GATEWAY : "") + unclear;
  }
}
