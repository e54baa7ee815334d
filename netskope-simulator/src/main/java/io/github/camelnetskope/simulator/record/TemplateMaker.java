package io.github.camelnetskope.simulator.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes one variant of a feed's records: which fields it has, their order and their values. */
final class TemplateMaker {

  private static final Set<String> FIXED =
      Set.of("_id", "timestamp", "type", "record_type", "alert_type", "alert");

  private static final Set<String> LONG_IDS =
      Set.of(
          "app_session_id",
          "browser_session_id",
          "connection_id",
          "dlp_incident_id",
          "dlp_parent_id",
          "incident_id",
          "latest_incident_id",
          "request_id",
          "transaction_id");

  /** Values whose JSON type differs between records of one type. */
  private static final Map<String, List<String>> UNSTABLE =
      Map.of(
          "severity_level", List.of("1", "2", "\"med\"", "\"high\""),
          "cci", List.of("91", "\"\"", "0"),
          "policy_id",
              List.of("17", "\"86D43C1B2F4E1A9F0F1A9C1E6A3C1F27 2024-12-11 13:39:20.625594\""),
          "dst_latitude", List.of("37.405990600599999", "\"\"", "2.0e+23"),
          "src_longitude", List.of("-122.0785140991", "77.585499999999996"));

  private static final String UNICODE = "\"Zo\u00eb \u00c5ngstr\u00f6m \u6771\u4eac \ud83e\udd8a\"";

  private final Shape shape;
  private final Random random;
  private final boolean escapesSlashes;
  private final Template.Builder record = new Template.Builder();

  TemplateMaker(Shape shape, long seed) {
    this.shape = shape;
    this.random = new Random(Mix.scramble(seed)); // similar seeds would begin with similar numbers
    this.escapesSlashes = random.nextBoolean();
  }

  /** Adds fields of the type until {@code size} bytes are reached. */
  Template make(int size, boolean withInsertionTime) {
    record.text("{");
    if (shape.id() != Shape.IdStyle.NONE) {
      record.text("\"_id\":\"").hole(Template.Hole.ID).text("\",");
    }
    record.text("\"timestamp\":").hole(Template.Hole.TIMESTAMP);
    if (withInsertionTime) {
      record.text(",\"_insertion_epoch_timestamp\":").hole(Template.Hole.INSERTION);
    }
    tags();
    others(size);
    pad(size);
    return record.text("}").build();
  }

  private void tags() {
    field("type", quoted(shape.type()));
    if (random.nextInt(8) != 0) { // absent in older records
      field("record_type", quoted(shape.recordType()));
    }
    boolean alert = !shape.alertType().isEmpty();
    if (alert || shape.eventType().equals("page")) {
      field("alert", alert ? "\"yes\"" : "\"no\"");
      field("alert_type", quoted(shape.alertType()));
    }
  }

  private void others(int size) {
    List<Field> fields = new ArrayList<>(FieldDictionary.instance().fieldsOf(shape.eventType()));
    Collections.shuffle(fields, random);
    for (Field field : fields) {
      if (record.length() >= size - 40) {
        return;
      }
      if (!FIXED.contains(field.name())) {
        add(field, size - record.length());
      }
    }
  }

  private void add(Field field, int room) {
    if (LONG_IDS.contains(field.name()) && random.nextInt(5) != 0) {
      record.text(",\"" + field.name() + "\":").hole(Template.Hole.LONG_ID);
    } else if (field.name().equals("network_session_id")) {
      record.text(",\"network_session_id\":\"").hole(Template.Hole.HUGE_ID).text("\"");
    } else {
      String value = value(field);
      field(field.name(), value.length() > room ? field.kind().absentText() : value);
    }
  }

  private String value(Field field) {
    List<String> unstable = UNSTABLE.get(field.name());
    if (unstable != null) {
      return pick(unstable);
    }
    int dice = random.nextInt(400);
    if (field.kind() == Field.Kind.STRING && dice == 0) {
      return "\"padded\\u0000\\u0000\\u0000\"";
    }
    if (field.kind() == Field.Kind.STRING && dice == 1) {
      return UNICODE;
    }
    if (field.name().equals("dlp_match_info") && dice < 80) {
      return "\"-\"";
    }
    boolean absent = field.examples().isEmpty() || dice < 80;
    return absent ? field.kind().absentText() : pick(field.examples());
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void field(String name, String value) {
    record.text(",\"" + name + "\":" + (escapesSlashes ? value.replace("/", "\\/") : value));
  }

  /**
   * New fields can appear at any time; this one also fills short types up to the requested size.
   */
  private void pad(int size) {
    int missing = size - record.length() - 17;
    if (missing < 1) {
      return;
    }
    StringBuilder words = new StringBuilder(missing + 16);
    while (words.length() < missing) {
      words.append(Long.toString(random.nextLong() >>> 24, 36)).append(' ');
    }
    words.setLength(missing);
    field("extra_info", quoted(words.toString()));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
