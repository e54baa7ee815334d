/** A page that shows the feeds of a Camel application. It looks and never acts. */
@NullMarked
package io.github.camelnetskope.page;

import org.jspecify.annotations.NullMarked;
