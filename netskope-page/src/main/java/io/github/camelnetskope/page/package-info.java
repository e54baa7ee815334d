/** A page that shows the feeds of a Camel application. It is read-only. */
@NullMarked
package io.github.camelnetskope.page;

import org.jspecify.annotations.NullMarked;
