/** What Quarkus does for the component while an application is built. */
@NullMarked
package io.github.camelnetskope.quarkus.deployment;

import org.jspecify.annotations.NullMarked;
