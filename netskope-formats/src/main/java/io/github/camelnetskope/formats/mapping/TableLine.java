package io.github.camelnetskope.formats.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a table: cells between vertical bars.
 *
 * @param file the table's path, {@code ocsf/dlp.map}
 * @param number the line's number, from 1
 * @param cells the cells without surrounding blanks
 */
record TableLine(String file, int number, List<String> cells) {

  /** All lines but empty ones and comments ({@code #}). */
  static List<TableLine> parse(String file, String text) {
    List<TableLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        lines.add(new TableLine(file, number, cells));
      }
    }
    return lines;
  }

  /** The cell in a column, empty when the line is shorter. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** The names in a cell: separated by commas, blanks or both. */
  List<String> names(int column) {
    return Arrays.stream(cell(column).split("[,\\s]+")).filter(name -> !name.isEmpty()).toList();
  }

  TableException bad(String given, String allowed) {
    return new TableException(
        "%s, line %d: '%s' is not known; allowed: %s".formatted(file, number, given, allowed));
  }
}
