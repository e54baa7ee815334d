/** Programs that read a simulated tenant, to be measured from outside. */
@NullMarked
package io.github.camelnetskope.benchmarks;

import org.jspecify.annotations.NullMarked;
