package io.github.camelnetskope.recipes.s3;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;

/** The recipe on an S3 server that is killed. */
class S3Test extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    return new S3Mock();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> PagesToS3.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/s3/s3.camel.yaml";
    };
  }
}
