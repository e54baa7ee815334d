/** The component's options as application properties of Spring Boot. */
@NullMarked
package io.github.camelnetskope.springboot;

import org.jspecify.annotations.NullMarked;
