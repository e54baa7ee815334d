/** A small HTTP/1.1 server that can break an answer at any byte. */
@NullMarked
package io.github.camelnetskope.simulator.http;

import org.jspecify.annotations.NullMarked;
