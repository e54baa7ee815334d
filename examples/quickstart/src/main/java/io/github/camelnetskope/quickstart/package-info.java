/** All feeds of a tenant into files. */
@NullMarked
package io.github.camelnetskope.quickstart;

import org.jspecify.annotations.NullMarked;
