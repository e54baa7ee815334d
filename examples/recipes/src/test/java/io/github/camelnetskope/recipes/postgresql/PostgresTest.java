package io.github.camelnetskope.recipes.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipe on a PostgreSQL server that is killed. */
class PostgresTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    assumeTrue(
        PostgresServer.bin().isPresent(), "NOT RUN: no /usr/lib/postgresql; install postgresql");
    return new PostgresServer();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> PagesToPostgres.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/postgresql/postgresql.camel.yaml";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "a\\u0000b, a\\ufffdb",
    "\\\\u0000, \\\\u0000",
    "\\\\\\u0000\\u0000, \\\\\\ufffd\\ufffd",
    "plain, plain"
  })
  void a_character_that_jsonb_does_not_have_is_replaced(String json, String stored) {
    assertThat(RecordTable.storable(json)).isEqualTo(stored);
  }
}
