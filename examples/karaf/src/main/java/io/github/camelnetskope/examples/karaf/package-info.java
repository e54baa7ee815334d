/** A collector for Karaf. */
@NullMarked
package io.github.camelnetskope.examples.karaf;

import org.jspecify.annotations.NullMarked;
