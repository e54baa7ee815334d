/** Mapping tables: read, compiled, and applied to records. Knows JSON, but nothing of Camel. */
@NullMarked
package io.github.camelnetskope.formats.mapping;

import org.jspecify.annotations.NullMarked;
