/** Three nodes that share the feeds of a tenant and bring them to Kafka. */
@NullMarked
package io.github.camelnetskope.cluster;

import org.jspecify.annotations.NullMarked;
