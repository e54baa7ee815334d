package io.github.camelnetskope.health;

import java.util.Map;

/**
 * What a feed has done since it was started.
 *
 * @param records delivered, and done with
 * @param bytes of the pages received, as JSON
 * @param pages received with records, again ones included
 * @param requests sent, by the way they ended; has each way
 * @param inFlight exchanges in the route right now
 */
public record FeedCounts(
    long records, long bytes, long pages, Map<RequestStatus, Long> requests, int inFlight) {}
