/**
 * The state of a cursor, saved before each request. A consumer that stops at any moment knows which
 * request to send when it starts again.
 */
@NullMarked
package io.github.camelnetskope.checkpoint;

import org.jspecify.annotations.NullMarked;
