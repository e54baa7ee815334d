package io.github.camelnetskope.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Feeds of one tenant whose status changed alike at about the same time.
 *
 * @param at when the first of them did
 * @param lasted how long the first of them had been as before
 */
record Change(
    Instant at, String tenant, Status before, Status after, Duration lasted, List<FeedKey> feeds) {}
