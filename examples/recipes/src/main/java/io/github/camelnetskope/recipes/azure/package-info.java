/** Batches as rows of a table of Azure Monitor and Sentinel, by the Logs Ingestion API. */
@NullMarked
package io.github.camelnetskope.recipes.azure;

import org.jspecify.annotations.NullMarked;
