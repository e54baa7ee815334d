/** Snapshots of feeds, and health checks, meters and tables made of them. Sends no request. */
@NullMarked
package io.github.camelnetskope.health;

import org.jspecify.annotations.NullMarked;
