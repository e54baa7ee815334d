/** Makes the key that signs a trial of a release. */
@NullMarked
package io.github.camelnetskope.release;

import org.jspecify.annotations.NullMarked;
