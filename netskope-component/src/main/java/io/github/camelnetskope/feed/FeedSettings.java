package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Pacing;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of one feed.
 *
 * @param extent where reading begins and ends
 * @param probation how long the tenant may still carry out a request that was given up
 * @param delay the shortest time between two steps
 * @param hangThreshold how long one exchange, or one call of the checkpoint store, may take before
 *     the feed gives up its place in the route; zero: no limit
 * @param stopOnFailure whether a failed exchange stops the feed, instead of being retried
 * @param maxPageBytes a longer page, as JSON, is refused
 * @param maxInFlight exchanges in the route at once
 * @param checkpointInterval while a page is delivered its position is saved at most this often
 * @param commitsByHand whether records are done when the route has committed them
 * @param unreadable when an answer that cannot be read is set aside; empty: never
 */
public record FeedSettings(
    Extent extent,
    Duration probation,
    Pacing pacing,
    Duration delay,
    Duration hangThreshold,
    boolean stopOnFailure,
    int maxPageBytes,
    int maxInFlight,
    Duration checkpointInterval,
    boolean commitsByHand,
    Optional<UnreadableRule> unreadable) {}
