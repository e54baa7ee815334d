/** Mapping tables: read, compiled, and applied to records. Uses JSON, but not Camel. */
@NullMarked
package io.github.camelnetskope.formats.mapping;

import org.jspecify.annotations.NullMarked;
