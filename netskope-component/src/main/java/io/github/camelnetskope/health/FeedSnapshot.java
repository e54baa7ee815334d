package io.github.camelnetskope.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a feed at one moment. Health, console, JMX and meters are made from it only.
 *
 * @param at the moment
 * @param tenant host of the tenant
 * @param feed for instance {@code events/page}
 * @param index the cursor's name
 * @param state what it is doing
 * @param problem why it makes no progress; empty while there is no problem
 * @param since when this problem began, or the last one ended; for a suspended feed, when it was
 *     suspended
 * @param lastError the last failure; kept after the problem has ended
 * @param lastErrorAt when the last failure happened
 * @param progressAt the last progress: an answer, a page begun, or a record done
 * @param lastSuccess the last good answer
 * @param quietSince the last delivery of a record; the start when there was none
 * @param nextRequest when the next request is due; empty before the first answer, during a step,
 *     and when an operator or the user's own scheduler decides
 * @param lag how far it is behind: the age of the tenant's {@code timestamp_hwm}, or of the last
 *     answer that had nothing new where that is younger; empty until one of them is known
 * @param counts since it was started
 * @param slice the part of a history that it reads; empty unless several cursors read one
 */
public record FeedSnapshot(
    Instant at,
    String tenant,
    String feed,
    String index,
    FeedState state,
    Optional<FeedProblem> problem,
    Instant since,
    Optional<String> lastError,
    Optional<Instant> lastErrorAt,
    Instant progressAt,
    Optional<Instant> lastSuccess,
    Instant quietSince,
    Optional<Instant> nextRequest,
    Optional<Duration> lag,
    FeedCounts counts,
    Optional<FeedSlice> slice) {

  /** A display name of the feed; with the index when several cursors read the feed. */
  public String label() {
    return slice.isPresent() ? feed + " " + index : feed;
  }

  /** How long until the next request; zero when it is due, or during a step. */
  public Duration untilNextRequest() {
    Duration wait = nextRequest.map(next -> Duration.between(at, next)).orElse(Duration.ZERO);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
