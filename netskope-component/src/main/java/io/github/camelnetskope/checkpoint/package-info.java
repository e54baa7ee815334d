/**
 * What is known of a cursor, saved before each request. A consumer that stops at any moment knows
 * what to ask when it starts again.
 */
@NullMarked
package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.NullMarked;
