package io.github.camelnetskope.formats.mapping;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The source of a user's own tables, which replace the shipped ones. Read once, when a format is
 * first used. All formats use a bean of this type in Camel's registry.
 */
@FunctionalInterface
public interface MappingTables {

  /** No tables but the shipped ones. */
  MappingTables SHIPPED = path -> null;

  /**
   * The text of a table.
   *
   * @param path format and file, {@code ocsf/dlp.map} for instance
   * @return null: the shipped table is used
   * @throws IOException the table is there but cannot be read
   */
  @Nullable String text(String path) throws IOException;
}
