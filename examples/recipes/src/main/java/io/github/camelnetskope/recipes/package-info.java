/** Routes from Netskope to real sinks, one package a sink. */
@NullMarked
package io.github.camelnetskope.recipes;

import org.jspecify.annotations.NullMarked;
