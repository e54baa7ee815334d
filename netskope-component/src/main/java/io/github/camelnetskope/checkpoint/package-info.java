/**
 * What is known of a cursor, written ahead of what it speaks of, so that a consumer that stops at
 * any moment knows what to ask when it comes back.
 */
@NullMarked
package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.NullMarked;
