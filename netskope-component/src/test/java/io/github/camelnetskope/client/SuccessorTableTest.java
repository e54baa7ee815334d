package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The successors of REST API v1, endpoint by endpoint. */
class SuccessorTableTest {

  @Test
  void each_endpoint_of_v1_has_one_row() {
    assertThat(Successor.all())
        .flatExtracting(Successor::endpoints)
        .containsExactlyInAnyOrderElementsOf(QueryCatalogue.paths());
  }
}
