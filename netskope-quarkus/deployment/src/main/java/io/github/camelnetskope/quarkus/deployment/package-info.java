/** The build steps of Quarkus for the component. */
@NullMarked
package io.github.camelnetskope.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
