package io.github.camelnetskope.formats;

import io.github.camelnetskope.formats.mapping.MappingTables;
import io.github.camelnetskope.formats.mapping.TableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * A user's own tables: files below the location that the property {@code netskope.formats.tables}
 * names, {@code file:/etc/netskope/tables} or {@code classpath:tables} for instance. Thread-safe.
 */
final class TablesFolder implements MappingTables {
  static final String PROPERTY = "netskope.formats.tables";

  private final CamelContext context;
  private final @Nullable String location;

  TablesFolder(CamelContext context) {
    this.context = context;
    this.location = context.getPropertiesComponent().resolveProperty(PROPERTY).orElse(null);
    if (location != null && !location.startsWith("file:") && !location.startsWith("classpath:")) {
      throw new TableException(
          "property %s is '%s'; allowed: file:FOLDER, classpath:FOLDER"
              .formatted(PROPERTY, location));
    }
  }

  @Override
  public @Nullable String text(String path) throws IOException {
    if (location == null) {
      return null;
    }
    String uri = location + (location.endsWith("/") ? "" : "/") + path;
    Resource resource = PluginHelper.getResourceLoader(context).resolveResource(uri);
    if (resource == null || !resource.exists()) {
      return null;
    }
    try (InputStream in = resource.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
