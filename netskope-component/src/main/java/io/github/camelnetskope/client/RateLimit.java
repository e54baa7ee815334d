package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The rate limit in the headers of an answer: {@code RateLimit-Remaining}, {@code RateLimit-Reset}
 * and {@code Retry-After}. A header that cannot be read is ignored.
 *
 * @param remaining requests left before {@code reset}
 * @param reset the time until the tenant's count starts again
 * @param retryAfter how long to wait before the same request; an HTTP date is compared with the
 *     tenant's own {@code Date}, so that a wrong clock here does no harm
 */
public record RateLimit(
    Optional<Long> remaining, Optional<Duration> reset, Optional<Duration> retryAfter) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** No rate limit in the headers. */
  public static final RateLimit UNKNOWN =
      new RateLimit(Optional.empty(), Optional.empty(), Optional.empty());

  /** Reads the headers of an answer received at the given time. */
  public static RateLimit of(ApiHeaders headers, Instant receivedAt) {
    return new RateLimit(
        headers.first("RateLimit-Remaining").flatMap(RateLimit::number),
        headers.first("RateLimit-Reset").flatMap(RateLimit::seconds),
        headers
            .first("Retry-After")
            .flatMap(
                text ->
                    seconds(text)
                        .or(() -> date(text).map(until -> fromNow(until, headers, receivedAt))))
            .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
  }

  /**
   * The same limit, some time after the tenant has counted the request. If the limit was used up
   * for one second and the answer took longer, that second is over. A longer reset is counted from
   * the answer on, since it is not defined from when it counts.
   */
  RateLimit counted(Duration ago) {
    boolean over =
        reset.filter(wait -> wait.compareTo(SECOND) <= 0 && wait.compareTo(ago) <= 0).isPresent();
    return over ? new RateLimit(Optional.empty(), Optional.empty(), retryAfter) : this;
  }

  /** The time until then by the tenant's own clock, if the answer has a {@code Date}. */
  private static Duration fromNow(Instant until, ApiHeaders headers, Instant receivedAt) {
    Instant now = headers.first("Date").flatMap(RateLimit::date).orElse(receivedAt);
    return Duration.between(now, until);
  }

  /** Whether the next request before {@link #reset()} would be refused. */
  public boolean exhausted() {
    return remaining.isPresent() && remaining.get() <= 0;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of((long) Math.ceil(Double.parseDouble(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      boolean sane = seconds >= 0 && seconds <= Integer.MAX_VALUE;
      return sane ? Optional.of(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
