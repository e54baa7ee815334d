/** The features in a real Karaf. */
@NullMarked
package io.github.camelnetskope.karaf;

import org.jspecify.annotations.NullMarked;
