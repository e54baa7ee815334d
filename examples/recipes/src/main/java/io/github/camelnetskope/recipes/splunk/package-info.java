/** Records as events of Splunk's HTTP Event Collector, with acknowledgements. */
@NullMarked
package io.github.camelnetskope.recipes.splunk;

import org.jspecify.annotations.NullMarked;
