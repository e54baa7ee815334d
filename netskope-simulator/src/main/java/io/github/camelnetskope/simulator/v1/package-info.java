/** API v1: one query per call, its envelope and its quirks. */
@NullMarked
package io.github.camelnetskope.simulator.v1;

import org.jspecify.annotations.NullMarked;
