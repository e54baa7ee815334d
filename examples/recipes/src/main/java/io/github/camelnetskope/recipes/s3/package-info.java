/** Pages as objects of S3. */
@NullMarked
package io.github.camelnetskope.recipes.s3;

import org.jspecify.annotations.NullMarked;
