package io.github.camelnetskope.recipes.splunk;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;

/** The recipe on a collector that goes away, loses answers, and what it has not acknowledged. */
class SplunkTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    return new HecServer();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> BatchesToSplunk.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/splunk/splunk.camel.yaml";
    };
  }
}
