package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request without a result. The text says what was requested, what came back and what to do; it
 * never contains a token or a record.
 */
public abstract sealed class NetskopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who has sent the answer, as far as the answer shows. */
  public enum Sender {
    /** The tenant. */
    TENANT,
    /** A gateway or proxy in the tenant's place: the answer is not JSON, or a redirect. */
    GATEWAY,
    /** Unknown. */
    UNKNOWN,
    /** No answer: nothing was sent, since there is no token. */
    NOBODY
  }

  private final int statusCode;
  private String earlier = "";
  private boolean open;
  private final Sender sender;

  private NetskopeException(int statusCode, String message, Throwable cause) {
    super(message, cause);
    this.statusCode = statusCode;
    this.sender = Sender.UNKNOWN;
  }

  private NetskopeException(int statusCode, String message, Sender sender) {
    super(message);
    this.statusCode = statusCode;
    this.sender = sender;
  }

  private NetskopeException(int statusCode, String message) {
    this(statusCode, message, Sender.UNKNOWN);
  }

  /** Who has sent the answer, as far as the answer shows. */
  public Sender sender() {
    return sender;
  }

  /** The HTTP status of the answer; empty when there was no answer. */
  public Optional<Integer> statusCode() {
    return statusCode == 0 ? Optional.empty() : Optional.of(statusCode);
  }

  /**
   * Whether the request may have had its effect nevertheless: after no answer, an unreadable
   * answer, 408 or 5xx, now or at an earlier attempt, or when the tenant reports that an update has
   * accepted only some entries or none. If false, it had no effect.
   */
  public boolean mayHaveHappened() {
    return open
        || !earlier.isEmpty()
        || this instanceof ServerFailed
        || this instanceof MalformedAnswer
        || (this instanceof Unreachable unreachable && unreachable.mayHaveReachedTenant());
  }

  /** An earlier attempt may have had its effect. Called before the exception is published. */
  void afterUnclearAttempt(String advice) {
    earlier = ". The result of an earlier attempt is unclear" + advice;
  }

  /** The refused request may have had its effect. Called before the exception is published. */
  void leavesOpen() {
    open = true;
  }

  @Override
  public String getMessage() {
    return super.getMessage() + earlier;
  }

  /** 401: the token is unknown or expired. Or there is none, and nothing was sent. */
  public static final class Unauthorized extends NetskopeException {
    private static final long serialVersionUID = 1L;

    public Unauthorized(String message) {
      this(message, Sender.TENANT);
    }

    public Unauthorized(String message, Sender sender) {
      super(sender == Sender.NOBODY ? 0 : 401, message, sender);
    }

    /** There is no token, so nothing is sent; the text says where the token was expected. */
    static Unauthorized noToken(String message) {
      return new Unauthorized(message, Sender.NOBODY);
    }
  }

  /** 403: the token lacks the scope of this endpoint, or is invalid. */
  public static final class Forbidden extends NetskopeException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
      this(message, Sender.TENANT);
    }

    public Forbidden(String message, Sender sender) {
      super(403, message, sender);
    }
  }

  /** 409: another request with the same feed and index is in flight. */
  public static final class IndexInUse extends NetskopeException {
    private static final long serialVersionUID = 1L;

    public IndexInUse(String message) {
      super(409, message);
    }
  }

  /** 429, or 512 of REST API v1: too many requests. */
  public static final class RateLimited extends NetskopeException {
    private static final long serialVersionUID = 1L;

    private final transient RateLimit rateLimit;

    public RateLimited(String message, RateLimit rateLimit) {
      this(429, message, rateLimit);
    }

    public RateLimited(int status, String message, RateLimit rateLimit) {
      super(status, message);
      this.rateLimit = rateLimit;
    }

    /** The wait that the tenant asks for: {@code Retry-After}, else {@code RateLimit-Reset}. */
    public Optional<Duration> retryAfter() {
      return rateLimit.retryAfter().or(rateLimit::reset);
    }
  }

  /**
   * Any other 4xx or 3xx, and an answer of 200 that reports an error: {@code status:error}, or
   * {@code ok} other than 1.
   */
  public static final class RequestRejected extends NetskopeException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;
    private final List<String> messages;
    private final transient RateLimit rateLimit;

    public RequestRejected(int status, String errorCode, List<String> messages, String text) {
      this(status, errorCode, messages, text, Sender.UNKNOWN, RateLimit.UNKNOWN);
    }

    public RequestRejected(
        int status,
        String errorCode,
        List<String> messages,
        String text,
        Sender sender,
        RateLimit rateLimit) {
      super(status, text, sender);
      this.rateLimit = rateLimit;
      this.errorCode = errorCode;
      this.messages = List.copyOf(messages);
    }

    /** The tenant's {@code errorCode}; empty when it sent none. */
    public String errorCode() {
      return errorCode;
    }

    /**
     * Whether the answer was JSON in the form of the tenant's errors, and not the page of a gateway
     * or proxy.
     */
    public boolean isInTenantsForm() {
      return sender() == Sender.TENANT;
    }

    /** The texts of the answer, each cut at 500 characters; at most 20. */
    public List<String> messages() {
      return messages;
    }

    /** The rate limit in the headers. */
    public RateLimit rateLimit() {
      return rateLimit;
    }
  }

  /** 5xx: the tenant, or a gateway before it, failed. The request may have had its effect. */
  public static final class ServerFailed extends NetskopeException {
    private static final long serialVersionUID = 1L;

    private final transient RateLimit rateLimit;

    public ServerFailed(int status, String message) {
      this(status, message, RateLimit.UNKNOWN);
    }

    public ServerFailed(int status, String message, RateLimit rateLimit) {
      super(status, message);
      this.rateLimit = rateLimit;
    }

    /** The wait that the tenant asks for: {@code Retry-After}. */
    public Optional<Duration> retryAfter() {
      return rateLimit.retryAfter();
    }
  }

  /** No answer: not connected, timed out, or the connection broke before the answer began. */
  public static final class Unreachable extends NetskopeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveReachedTenant;

    public Unreachable(boolean mayHaveReachedTenant, String message, Throwable cause) {
      super(0, message, cause);
      this.mayHaveReachedTenant = mayHaveReachedTenant;
    }

    /** Whether the request may have had its effect: moved a cursor, changed a list. */
    public boolean mayHaveReachedTenant() {
      return mayHaveReachedTenant;
    }
  }

  /** An answer that is incomplete, not valid JSON, too long, or not as documented. */
  public static final class MalformedAnswer extends NetskopeException {
    private static final long serialVersionUID = 1L;

    public MalformedAnswer(int status, String message, Throwable cause) {
      super(status, message, cause);
    }

    public MalformedAnswer(int status, String message) {
      super(status, message);
    }
  }
}
