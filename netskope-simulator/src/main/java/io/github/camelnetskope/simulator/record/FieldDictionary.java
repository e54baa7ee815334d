package io.github.camelnetskope.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The fields of the records of each event type. */
final class FieldDictionary {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Field> fields;

  private FieldDictionary(List<Field> fields) {
    this.fields = fields;
  }

  /** Loaded once, on first use. */
  static FieldDictionary instance() {
    return Holder.DICTIONARY;
  }

  List<Field> fieldsOf(String eventType) {
    return fields.stream().filter(field -> field.eventTypes().contains(eventType)).toList();
  }

  private static FieldDictionary load() {
    var resource = FieldDictionary.class.getResourceAsStream("fields.tsv");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      List<Field> fields = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          fields.add(parse(line));
        }
      }
      return new FieldDictionary(List.copyOf(fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Field parse(String line) throws IOException {
    String[] columns = line.split("\t", 4);
    List<String> examples = new ArrayList<>();
    for (JsonNode example : JSON.readTree(columns[3])) {
      examples.add(example.toString());
    }
    return new Field(
        columns[0],
        Field.Kind.valueOf(columns[1]),
        Set.copyOf(List.of(columns[2].split(","))),
        List.copyOf(examples));
  }

  private static final class Holder {
    static final FieldDictionary DICTIONARY = load();
  }
}
