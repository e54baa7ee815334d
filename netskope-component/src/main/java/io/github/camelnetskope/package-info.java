/** The {@code netskope:} component: endpoints, consumer and producer. */
@NullMarked
package io.github.camelnetskope;

import org.jspecify.annotations.NullMarked;
