/**
 * The engine of one feed: a state machine that asks, delivers and settles, and what it waits with.
 * Knows no URI and no options, and holds no thread while it waits.
 */
@NullMarked
package io.github.camelnetskope.feed;

import org.jspecify.annotations.NullMarked;
