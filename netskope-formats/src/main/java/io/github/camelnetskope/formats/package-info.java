/** Netskope's records in the formats that SIEMs expect. */
@NullMarked
package io.github.camelnetskope.formats;

import org.jspecify.annotations.NullMarked;
