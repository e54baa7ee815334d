package io.github.camelnetskope.client;

import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.http.ApiResponse;
import java.time.Instant;
import java.util.Locale;

/** Creates the {@link NetskopeException} for the answer to a call. */
final class OperationErrors {
  private static final String NO_ROUTE = "no route matched";
  private static final int TIMED_OUT = 408;
  private static final String LATER = "later";
  private static final String DENIED = "permission denied";

  private final Operation operation;
  private final AnswerErrors errors;

  OperationErrors(Operation operation, AnswerErrors errors) {
    this.operation = operation;
    this.errors = errors;
  }

  /** The error for a status other than 2xx. */
  NetskopeException of(ApiResponse response, Instant receivedAt) {
    ErrorBody body = ErrorBody.ofOperation(response);
    RateLimit limit = RateLimit.of(response.headers(), receivedAt);
    int status = response.status();
    String said = body.text(errors::mask);
    String request =
        response.headers().first("x-request-id").map(id -> " (request " + id + ")").orElse("");
    String text =
        errors.asked()
            + ": HTTP "
            + status
            + (said.isEmpty() ? "" : ", \"" + said + "\"")
            + errors.mask(request);
    if (body.sender(status) == Sender.GATEWAY && status != 429) {
      return foreign(status, body, text, limit);
    }
    String meaning = operation.write().meanings().get(status);
    if (meaning != null) {
      return known(status, body, text, meaning, limit);
    }
    return switch (status) {
      case 401 -> new NetskopeException.Unauthorized(text + ". " + errors.tokenRefused());
      case 403 -> new NetskopeException.Forbidden(text + ". " + missingScope());
      case 404 -> errors.rejected(status, body, text + ". " + absent(said), limit);
      case 429 ->
          new NetskopeException.RateLimited(
              status,
              text + ". Too many requests: the limit is " + operation.limit() + ". Wait",
              limit);
      default -> byClass(status, body, text, limit);
    };
  }

  /** The special meaning of a 5xx applies only if the tenant sends the known text. */
  private NetskopeException known(
      int status, ErrorBody body, String text, String meaning, RateLimit limit) {
    boolean clear = status < 500 || body.text(errors::mask).contains(LATER);
    String end = clear ? ". " + meaning : ". Not repeated" + errors.unclear();
    NetskopeException refusal = errors.rejected(status, body, text + end, limit);
    if (!clear) {
      refusal.leavesOpen();
    }
    return refusal;
  }

  private NetskopeException foreign(int status, ErrorBody body, String text, RateLimit limit) {
    String end = AnswerErrors.GATEWAY;
    return switch (status) {
      case 401 -> new NetskopeException.Unauthorized(text + end, Sender.GATEWAY);
      case 403 -> new NetskopeException.Forbidden(text + end, Sender.GATEWAY);
      default -> byClass(status, body, text + end, limit);
    };
  }

  private NetskopeException byClass(int status, ErrorBody body, String text, RateLimit limit) {
    boolean denied = body.text(errors::mask).toLowerCase(Locale.ROOT).contains(DENIED);
    if ((status >= 500 || status == TIMED_OUT) && !denied) {
      return new NetskopeException.ServerFailed(
          status, text + ". The tenant failed: try later" + errors.unclear(), limit);
    }
    return errors.rejected(status, body, text, limit);
  }

  private String missingScope() {
    boolean reads = operation.effect() == OperationEffect.READ && !operation.write().needsRight();
    String right = reads ? "read" : "write";
    String needed =
        operation.scope().isEmpty()
            ? "The role of the token has to cover /api/v2/" + operation.path()
            : "The role of the token has to cover "
                + operation.scope()
                + " (/api/v2/"
                + operation.path()
                + ")";
    return needed + " with the right to " + right + "; or the tenant lacks the licence for it";
  }

  private String absent(String said) {
    String path = operation.method() + " /api/v2/" + operation.path();
    return isMissingRoute(said)
        ? "This tenant has no " + path + ": its page /apidocs/ lists what it has"
        : operation.needsId() ? "This id may not exist" : "Check " + path;
  }

  /** Whether the tenant's gateway reports an unknown path or method. */
  static boolean isMissingRoute(String said) {
    return said.toLowerCase(Locale.ROOT).contains(NO_ROUTE);
  }

  /**
   * The error for an answer of status 2xx that reports that only some entries were accepted, or
   * none. The count is not reliable enough to say that nothing was changed.
   */
  NetskopeException notTaken(int status, String problem, RateLimit limit) {
    String text =
        errors.asked()
            + ": HTTP "
            + status
            + ", "
            + problem
            + ". The ids may be unknown, or old_value is not the value any more; the tenant does"
            + " not say which entries it has taken"
            + errors.unclear();
    NetskopeException refusal = errors.rejected(status, ErrorBody.SILENT, text, limit);
    refusal.leavesOpen();
    return refusal;
  }

  /** The error for an answer of status 2xx whose content reports an error. */
  NetskopeException rejected(int status, byte[] json, String envelope, RateLimit limit) {
    ErrorBody body = ErrorBody.ofOperation(json).under(envelope);
    String text = errors.asked() + ": HTTP " + status + ", \"" + body.text(errors::mask) + "\"";
    return errors.rejected(status, body, text, limit);
  }
}
