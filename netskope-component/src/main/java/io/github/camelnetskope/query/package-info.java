/**
 * Runs queries: within the tenant's rate limit, repeated where that is safe, without blocking a
 * thread.
 */
@NullMarked
package io.github.camelnetskope.query;

import org.jspecify.annotations.NullMarked;
