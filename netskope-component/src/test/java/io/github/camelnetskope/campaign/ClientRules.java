package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Next;
import java.time.Duration;
import java.time.Instant;

/** The next request of a client after each outcome, and its time: this decides what it loses. */
public interface ClientRules {
  /** The outcome of a client's request. */
  enum End {
    PAGE,
    EMPTY_PAGE,
    /** JSON without an array of records. */
    NO_RESULT,
    NO_CONTENT,
    /** JSON that says {@code ok:0}. */
    NOT_OK,
    NOT_JSON,
    /** A status other than 200 and 204. */
    STATUS,
    /** The body was cut, or could not be unpacked. */
    BROKEN_BODY,
    /** Timeout or reset before an answer. */
    NO_ANSWER
  }

  /**
   * An answer, or its absence.
   *
   * @param status of HTTP; 0 without an answer
   * @param waitTime as the tenant says; 30 seconds when it does not
   */
  record Ending(End end, int status, Duration waitTime) {
    boolean isTransient() {
      return end == End.NO_ANSWER || status == 429 || status >= 500;
    }

    boolean refusesToken() {
      return status == 401 || status == 403;
    }
  }

  /** The next request, and how much later it is sent. */
  record Ask(IteratorOperation operation, Duration later) {}

  /** The first request of a client, that wants the records of the last two days. */
  default IteratorOperation first(Instant now) {
    return new Next();
  }

  /** The next request. */
  Ask after(IteratorOperation asked, Ending ending);

  /** The first request of a new process after the previous one was killed with a page in hand. */
  default IteratorOperation afterCrash() {
    return new Next();
  }

  /** A time to start from. */
  static IteratorOperation twoDaysBefore(Instant now) {
    return new Epoch(now.minus(Duration.ofDays(2)).getEpochSecond());
  }

  static Ask next(Duration later) {
    return new Ask(new Next(), later);
  }
}
