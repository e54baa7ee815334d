package io.github.camelnetskope.formats.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with all included tables. A later row for a target replaces an earlier one, {@code drop}
 * removes it. Confined to loading.
 */
final class Table {
  private static final String WORDS = "class, include, needs, needs-one, otherwise, or a target";

  private final Tables files;
  private final String type;
  private final Map<String, TableRow> rows = new LinkedHashMap<>();
  private final List<String> needs = new ArrayList<>();
  private final List<String> needsOne = new ArrayList<>();
  private String prefix = "";
  private @Nullable TableLine recordClass;
  private @Nullable String otherwise;

  private Table(Tables files, String type) {
    this.files = files;
    this.type = type;
  }

  /** Reads {@code TYPE.map}. */
  static Table load(Tables files, String type) {
    Table table = new Table(files, type);
    table.addAll(files.lines(type), type);
    return table;
  }

  String type() {
    return type;
  }

  List<TableRow> rows() {
    return List.copyOf(rows.values());
  }

  List<String> needs() {
    return needs;
  }

  List<String> needsOne() {
    return needsOne;
  }

  /** The line {@code class | UID CAPTION | CATEGORY_UID CAPTION}, null without one. */
  @Nullable TableLine recordClass() {
    return recordClass;
  }

  @Nullable String otherwise() {
    return otherwise;
  }

  private void addAll(List<TableLine> lines, String name) {
    lines.forEach(line -> add(line, name));
  }

  private void add(TableLine line, String name) {
    switch (line.cell(0)) {
      case "class" -> begin(line);
      case "needs" -> needs.addAll(line.names(1));
      case "needs-one" -> needsOne.addAll(line.names(1));
      case "otherwise" -> otherwise = line.cell(1);
      case "include" -> include(line, name);
      default -> addRow(line);
    }
  }

  /** A table that includes its own name includes the shipped one. */
  private void include(TableLine line, String name) {
    String other = line.cell(1);
    List<TableLine> lines = other.equals(name) ? files.shipped(other) : files.lines(other);
    String before = prefix;
    prefix = line.cell(2).isEmpty() ? before : before + line.cell(2) + ".";
    addAll(lines, other);
    prefix = before;
  }

  /** Another class begins: the required members of an included table's class no longer apply. */
  private void begin(TableLine line) {
    recordClass = line;
    needs.clear();
    needsOne.clear();
    otherwise = null;
  }

  private void addRow(TableLine line) {
    if (line.cells().size() < 3) {
      throw line.bad(line.cell(0), WORDS + " | fields | conversion | why");
    }
    String target = prefix + line.cell(0);
    if (line.cell(2).equals("drop")) {
      rows.remove(target);
    } else {
      rows.put(target, TableRow.of(target, line));
    }
  }
}
