/** One HTTP exchange with a tenant: sent once, never repeated, never redirected. */
@NullMarked
package io.github.camelnetskope.client.http;

import org.jspecify.annotations.NullMarked;
