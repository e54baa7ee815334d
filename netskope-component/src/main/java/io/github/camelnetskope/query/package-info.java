/** Runs queries: at the pace of the tenant, again where that is safe, without holding a thread. */
@NullMarked
package io.github.camelnetskope.query;

import org.jspecify.annotations.NullMarked;
