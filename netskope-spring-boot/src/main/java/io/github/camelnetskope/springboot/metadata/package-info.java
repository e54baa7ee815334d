/** Writes a file for the jar at build time; these classes are not in the jar. */
@NullMarked
package io.github.camelnetskope.springboot.metadata;

import org.jspecify.annotations.NullMarked;
