/** Batches to a webhook, signed. */
@NullMarked
package io.github.camelnetskope.recipes.webhook;

import org.jspecify.annotations.NullMarked;
