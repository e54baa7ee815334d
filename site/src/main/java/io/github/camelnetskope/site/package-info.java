/** Makes the sources of the site, a book and an Antora component, of the documents as they lie. */
@NullMarked
package io.github.camelnetskope.site;

import org.jspecify.annotations.NullMarked;
