/** Writes a file of the jar while it is built. Not in the jar. */
@NullMarked
package io.github.camelnetskope.springboot.metadata;

import org.jspecify.annotations.NullMarked;
