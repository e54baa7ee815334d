/** API v2 beside the iterator: operations, their dialects and their quirks. */
@NullMarked
package io.github.camelnetskope.simulator.v2;

import org.jspecify.annotations.NullMarked;
