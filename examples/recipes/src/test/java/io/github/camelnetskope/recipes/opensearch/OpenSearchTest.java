package io.github.camelnetskope.recipes.opensearch;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;

/** The recipe on an OpenSearch node that is killed. */
class OpenSearchTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    return new OpenSearchServer();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> BatchesToOpenSearch.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/opensearch/opensearch.camel.yaml";
    };
  }
}
