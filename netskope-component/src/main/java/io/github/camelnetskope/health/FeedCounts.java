package io.github.camelnetskope.health;

import java.util.Map;

/**
 * What a feed has done since it was started.
 *
 * @param records delivered whose exchange is completed
 * @param duplicates left out, since another feed has delivered them
 * @param bytes of the pages received, as JSON
 * @param pages received with records, including resent ones
 * @param requests sent, by result; has an entry for each result
 * @param inFlight exchanges in the route right now
 */
public record FeedCounts(
    long records,
    long duplicates,
    long bytes,
    long pages,
    Map<RequestStatus, Long> requests,
    int inFlight) {}
