/** What the tests of all recipes share: a tenant, a collector that is killed, a judge. */
package io.github.camelnetskope.recipes.kit;
