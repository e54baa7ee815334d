/**
 * The engine of one feed: a state machine that requests, delivers and settles pages, with its
 * timers and queues. Does not use URIs or endpoint options, and blocks no thread while it waits.
 */
@NullMarked
package io.github.camelnetskope.feed;

import org.jspecify.annotations.NullMarked;
