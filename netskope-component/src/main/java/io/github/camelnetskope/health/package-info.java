/** How feeds are: what people, health checks, meters and consoles read. Asks nobody. */
@NullMarked
package io.github.camelnetskope.health;

import org.jspecify.annotations.NullMarked;
