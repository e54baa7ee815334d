/** A collector for Quarkus. */
@NullMarked
package io.github.camelnetskope.examples.quarkus;

import org.jspecify.annotations.NullMarked;
