package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.Transport;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * The resources that the feeds of one consumer share. Thread-safe.
 *
 * @param workers run the events of the feeds and their deliveries
 * @param timer for delays; its tasks are short
 * @param buffers limits the memory of all answers in hand
 * @param turns the places in the route
 * @param warnings logs problems
 * @param random for jitter
 */
public record FeedResources(
    Transport transport,
    TokenSource tokens,
    CheckpointStore checkpoints,
    CursorRules rules,
    Executor workers,
    ScheduledExecutorService timer,
    Time time,
    BufferBudget buffers,
    Turns turns,
    FeedWarnings warnings,
    RandomGenerator random) {}
