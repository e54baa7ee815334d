/** Records as documents of OpenSearch or Elasticsearch. */
@NullMarked
package io.github.camelnetskope.recipes.opensearch;

import org.jspecify.annotations.NullMarked;
