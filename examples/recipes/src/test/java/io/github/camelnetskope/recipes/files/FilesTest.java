package io.github.camelnetskope.recipes.files;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.nio.file.Path;

/** The recipe on a folder that becomes unavailable. */
class FilesTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) {
    return new Folder(folder.resolve("pages"), folder.resolve("away"));
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> PagesToFiles.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/files/files.camel.yaml";
    };
  }
}
