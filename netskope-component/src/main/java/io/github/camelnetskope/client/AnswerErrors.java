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
 * Turns what came back into the {@link NetskopeException} that says so.
 *
 * @param asked the request as a person would name it
 * @param token masked wherever the tenant echoes it
 * @param unclear what to say where the request may have had its effect
 * @param sent masked likewise
 * @param successor what to say where the endpoint may be gone; empty for nothing
 */
record AnswerErrors(
    String asked, Secret token, String unclear, PrivateValues sent, String successor) {
  private static final String TOKEN_REFUSED =
      "The token is unknown or expired, or one of the other API (v1 and v2 have tokens of their"
          + " own): renew it";
  private static final Set<Integer> GONE = Set.of(403, 404, 410);
  static final String GATEWAY =
      ". A gateway or proxy answered in the tenant's place: look there, and at the list of"
          + " addresses that the tenant lets in";
  private static final int TOO_MANY_V1_REQUESTS = 512;

  AnswerErrors(String asked, Secret token) {
    this(asked, token, "", PrivateValues.NONE, "");
  }

  /** The same, with what to say where the endpoint may be gone. */
  AnswerErrors succeededBy(String advice) {
    return new AnswerErrors(asked, token, unclear, sent, advice);
  }

  /** The text without the token and without what was sent, for text that came from outside. */
  String mask(String text) {
    return sent.maskIn(token.maskIn(text));
  }

  /** For a request that brought no answer; what is not of the transport stays what it is. */
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

  /** For a status other than 200 and 204. */
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

  /** What to do about a token that the tenant refuses. */
  String tokenRefused() {
    return TOKEN_REFUSED + token.doubt();
  }

  /** What to do, as long as it was the tenant who said so. */
  private static String advice(Sender sender, String ofTenant) {
    return sender == Sender.GATEWAY ? GATEWAY : ofTenant;
  }

  /** A refusal without words is the tenant's. */
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

  /** For an answer that calls itself an error. */
  NetskopeException rejected(int status, ErrorBody body, String text, RateLimit limit) {
    return new NetskopeException.RequestRejected(
        status,
        mask(body.errorCode()),
        body.messages(this::mask),
        text,
        body.sender(status),
        limit);
  }

  /** For an answer of status 200 that calls itself an error. */
  NetskopeException rejected(ErrorBody body, RateLimit limit, String advice) {
    String text = asked + ": HTTP 200, \"" + body.text(this::mask) + "\"" + advice;
    return rejected(200, body, text, limit);
  }

  /** For an answer that cannot be read; says so when a gateway or proxy sent it. */
  NetskopeException malformed(ApiResponse response, String what, Throwable cause) {
    return new NetskopeException.MalformedAnswer(
        response.status(), unreadable(response, what), cause);
  }

  /** The same without a cause that can be shown. */
  NetskopeException malformed(ApiResponse response, String what) {
    return new NetskopeException.MalformedAnswer(response.status(), unreadable(response, what));
  }

  private String unreadable(ApiResponse response, String what) {
    return asked + ": " + mask(what) + (ErrorBody.isPage(response) ? GATEWAY : "") + unclear;
  }
}
