package io.github.camelnetskope.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Feeds of one tenant with the same change of status at about the same time.
 *
 * @param at when the first of them changed
 * @param lasted how long the first of them had the old status
 */
record Change(
    Instant at, String tenant, Status before, Status after, Duration lasted, List<FeedKey> feeds) {}
