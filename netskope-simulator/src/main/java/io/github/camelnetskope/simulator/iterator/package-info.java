/** The dataexport iterator of API v2: cursors, pages and how they are handed out. */
@NullMarked
package io.github.camelnetskope.simulator.iterator;

import org.jspecify.annotations.NullMarked;
