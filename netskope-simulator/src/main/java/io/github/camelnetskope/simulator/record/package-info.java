/** Generated records: the right fields for each type, the same bytes for the same seed. */
@NullMarked
package io.github.camelnetskope.simulator.record;

import org.jspecify.annotations.NullMarked;
