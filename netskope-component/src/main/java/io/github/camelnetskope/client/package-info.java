/**
 * Netskope's REST APIs, without Camel: tenants, feeds, cursors, pages, rate limits.
 *
 * <p>Sources: "Using the REST API v2 dataexport Iterator Endpoints" and "REST API v1 Overview" of
 * the Netskope documentation.
 */
@NullMarked
package io.github.camelnetskope.client;

import org.jspecify.annotations.NullMarked;
