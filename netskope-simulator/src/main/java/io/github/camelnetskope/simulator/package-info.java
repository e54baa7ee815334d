/**
 * A Netskope tenant in a jar: engine, faults, journal, loss oracle, and the HTTP server around it.
 */
@NullMarked
package io.github.camelnetskope.simulator;

import org.jspecify.annotations.NullMarked;
