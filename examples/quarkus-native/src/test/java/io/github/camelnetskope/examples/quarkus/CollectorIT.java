package io.github.camelnetskope.examples.quarkus;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same promises of the packaged application: a jar, or with {@code -Pnative} an executable. */
@QuarkusIntegrationTest
class CollectorIT extends CollectorTest {}
