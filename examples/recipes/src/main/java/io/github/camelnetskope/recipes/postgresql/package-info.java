/** Records into a table of PostgreSQL, exactly once. */
@NullMarked
package io.github.camelnetskope.recipes.postgresql;

import org.jspecify.annotations.NullMarked;
