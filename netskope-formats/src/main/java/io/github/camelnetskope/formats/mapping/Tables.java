package io.github.camelnetskope.formats.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of one format: the user's own if they exist, else those of this jar. */
final class Tables {
  private final String format;
  private final MappingTables own;

  Tables(String format, MappingTables own) {
    this.format = format;
    this.own = own;
  }

  /** The lines of a table, the user's or the shipped one. */
  List<TableLine> lines(String name) {
    String text = ownText(path(name));
    return text == null ? shipped(name) : TableLine.parse(path(name), text);
  }

  /** The lines of a shipped table. */
  List<TableLine> shipped(String name) {
    try (InputStream in = Tables.class.getResourceAsStream("/netskope-formats/" + path(name))) {
      if (in == null) {
        throw new TableException(path(name) + " does not exist: neither shipped nor of your own");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return TableLine.parse(path(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String ownText(String path) {
    try {
      return own.text(path);
    } catch (IOException e) {
      throw new UncheckedIOException("your own table " + path + " cannot be read", e);
    }
  }

  private String path(String name) {
    return format + "/" + name + ".map";
  }
}
