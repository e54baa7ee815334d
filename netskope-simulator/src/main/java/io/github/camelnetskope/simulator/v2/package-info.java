/** API v2 other than the iterator: operations, their dialects and their quirks. */
@NullMarked
package io.github.camelnetskope.simulator.v2;

import org.jspecify.annotations.NullMarked;
