/** Pages as files, by feed and hour. */
@NullMarked
package io.github.camelnetskope.recipes.files;

import org.jspecify.annotations.NullMarked;
