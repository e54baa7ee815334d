/** Feeds shared by several nodes, and each record exactly once into Kafka. */
@NullMarked
package io.github.camelnetskope.kafka;

import org.jspecify.annotations.NullMarked;
