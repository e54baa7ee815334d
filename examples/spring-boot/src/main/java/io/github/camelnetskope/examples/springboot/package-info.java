/** A collector on Spring Boot. */
@NullMarked
package io.github.camelnetskope.examples.springboot;

import org.jspecify.annotations.NullMarked;
