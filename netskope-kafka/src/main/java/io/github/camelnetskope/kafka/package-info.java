/** Routes shared by several nodes with a Kafka consumer group. */
@NullMarked
package io.github.camelnetskope.kafka;

import org.jspecify.annotations.NullMarked;
