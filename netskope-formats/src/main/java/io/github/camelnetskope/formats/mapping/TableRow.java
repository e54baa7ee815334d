package io.github.camelnetskope.formats.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param target where the value goes: {@code file.hashes[0].value}
 * @param fields the record's fields, the first that gives a value is used; for a constant its text
 * @param conversion the name of a conversion
 * @param fallback the value after {@code else}, when no field has one; null for none
 * @param line the line in the table
 */
record TableRow(
    String target,
    List<String> fields,
    String conversion,
    @Nullable String fallback,
    TableLine line) {
  private static final String ELSE = " else ";

  static TableRow of(String target, TableLine line) {
    String[] words = line.cell(2).split(ELSE, 2);
    List<String> fields =
        Conversion.Constant.isOne(words[0]) ? List.of(line.cell(1)) : line.names(1);
    return new TableRow(target, fields, words[0], words.length < 2 ? null : words[1], line);
  }
}
