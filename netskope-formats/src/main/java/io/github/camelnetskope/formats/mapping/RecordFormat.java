package io.github.camelnetskope.formats.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A format with its tables, ready for records: {@code ocsf}, {@code ecs} or {@code cef}. Immutable.
 * Thread-safe.
 */
public final class RecordFormat {
  /** The name of a condition's field for the feed that the record came from. */
  private static final String FEED = "$feed";

  private final String name;
  private final KnownFields fields = new KnownFields();
  private final Map<String, Mapping> mappings = new LinkedHashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private final List<TypeRule> rules;

  private RecordFormat(String name, MappingTables own) {
    this.name = name;
    Tables files = new Tables(name, own);
    fields.add(FEED);
    Tables common = new Tables("types", own);
    rules = common.lines("types").stream().map(line -> TypeRule.of(line, fields)).toList();
    var compiler = new MappingCompiler(files, fields, name.equals("ocsf"));
    rules.forEach(rule -> compile(rule.type(), compiler));
    if (name.equals("cef")) {
      for (TableLine line : files.lines("lengths")) {
        line.names(0).forEach(key -> lengths.put(key, Integer.parseInt(line.cell(1))));
      }
    }
  }

  /**
   * Reads the tables of a format.
   *
   * @param name {@code ocsf}, {@code ecs} or {@code cef}
   * @param own tables that replace the shipped ones
   * @throws TableException a table cannot be used
   */
  public static RecordFormat load(String name, MappingTables own) {
    if (!Set.of("ocsf", "ecs", "cef").contains(name)) {
      throw new TableException("format '" + name + "' is not known; allowed: ocsf, ecs, cef");
    }
    return new RecordFormat(name, own);
  }

  /** Reads the shipped tables of a format. */
  public static RecordFormat load(String name) {
    return load(name, MappingTables.SHIPPED);
  }

  /** The record types that have a table, in the order in which they are looked for. */
  public Set<String> types() {
    return mappings.keySet();
  }

  /** The fields that any table names. */
  Set<String> knownFields() {
    return fields.names();
  }

  /**
   * The body's records in the format, one per line.
   *
   * @param body a record as JSON text, UTF-8 bytes or a map; several as text or bytes with one per
   *     line or in an array, or as a collection of these
   * @param feed where they came from, {@code alerts/dlp} for instance; null: not known. Decides the
   *     type of a record that does not show it itself
   * @throws NotARecordException when one of them is not a JSON object
   */
  public String format(@Nullable Object body, @Nullable String feed) {
    try {
      SourceRecord source = new SourceRecord(fields);
      RecordOutput output = output(body);
      Resolution resolution = new Resolution();
      new RecordReader(name, source, record -> write(record, feed, resolution, output)).read(body);
      return output.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    }
  }

  private void write(
      SourceRecord source, @Nullable String feed, Resolution resolution, RecordOutput output)
      throws IOException {
    if (feed != null) {
      source.addHint(FEED, feed);
    }
    Mapping mapping = mappingOf(source);
    while (!resolution.resolve(mapping, source)) {
      mapping = mapping(mapping.otherwise());
    }
    output.write(mapping, resolution, source);
  }

  private Mapping mappingOf(SourceRecord source) {
    for (int i = 0; i < rules.size(); i++) {
      TypeRule rule = rules.get(i);
      if (rule.holds(source)) {
        return mapping(rule.type());
      }
    }
    throw new TableException("types/types.map has no last line without a condition");
  }

  private Mapping mapping(@Nullable String type) {
    Mapping mapping = type == null ? null : mappings.get(type);
    if (mapping == null) {
      throw new TableException(
          "no table of %s fits a record; the last one must need nothing".formatted(name));
    }
    return mapping;
  }

  private void compile(String type, MappingCompiler compiler) {
    if (mappings.containsKey(type)) {
      return;
    }
    Mapping mapping = compiler.compile(type);
    mappings.put(type, mapping);
    if (mapping.otherwise() != null) {
      compile(mapping.otherwise(), compiler);
    }
  }

  private RecordOutput output(@Nullable Object body) throws IOException {
    int size = body instanceof String text ? text.length() + text.length() / 2 : 4096;
    return switch (name) {
      case "ocsf" -> new JsonOutput("unmapped", size);
      case "ecs" -> new JsonOutput("netskope", size);
      default -> new CefOutput("NetskopeUnmapped", lengths, size);
    };
  }
}
