/** Records as messages of syslog over TCP. */
@NullMarked
package io.github.camelnetskope.recipes.syslog;

import org.jspecify.annotations.NullMarked;
