/** One test for all runtimes: a collector is killed half-way and may lose nothing. */
@NullMarked
package io.github.camelnetskope.runtime;

import org.jspecify.annotations.NullMarked;
