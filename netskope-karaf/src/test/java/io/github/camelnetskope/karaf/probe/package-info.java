/** What a test lets run inside Karaf. */
@NullMarked
package io.github.camelnetskope.karaf.probe;

import org.jspecify.annotations.NullMarked;
