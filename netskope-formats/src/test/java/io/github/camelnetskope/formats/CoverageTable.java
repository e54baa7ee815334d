package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import io.github.camelnetskope.simulator.Feeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How much of each feed's records is mapped, compared with the vendor's mapping of the same
 * records.
 */
final class CoverageTable {
  private static final int RECORDS = 20;
  private static final String PADDING = "extra_info"; // the simulator's, no field of Netskope's

  private static final String HEAD =
      """
      [cols="2,3,1,1,1,3,1,1"]
      |===
      |Feed |OCSF class |OCSF |errors |ECS |Vendor: class |OCSF |errors

      """;

  private final RecordFormat ocsf = RecordFormat.load("ocsf");
  private final RecordFormat ecs = RecordFormat.load("ecs");
  private final OcsfValidator validator;
  private final VendorMapping vendor;

  CoverageTable() throws IOException {
    validator = new OcsfValidator(new OcsfSchema());
    vendor = new VendorMapping();
  }

  /** The rows, in AsciiDoc. */
  String render() {
    StringBuilder table = new StringBuilder(HEAD);
    Feeds.ALL.stream()
        .filter(feed -> !feed.equals("events/alert"))
        .map(this::row)
        .forEach(table::append);
    return table.append("|===\n").toString();
  }

  private String row(String feed) {
    List<JsonNode> records = Corpus.generated(feed, RECORDS).stream().map(Corpus::json).toList();
    List<JsonNode> ours = records.stream().map(record -> event(ocsf, record)).toList();
    String theirs = "|- |- |-";
    if (vendor.has(feed)) {
      List<JsonNode> events =
          records.stream().<JsonNode>map(record -> vendor.apply(feed, record)).toList();
      var fields = vendor.fields(feed);
      theirs =
          "|%s |%d %% |%s"
              .formatted(
                  classes(events),
                  share(records, record -> name -> fields.contains(name)),
                  errors(events));
    }
    return "|`%s` |%s |%d %% |%s |%d %% %s\n"
        .formatted(
            feed,
            classes(ours),
            share(records, record -> mapped(ocsf, "unmapped", record)),
            errors(ours),
            share(records, record -> mapped(ecs, "netskope", record)),
            theirs);
  }

  private static String classes(List<JsonNode> events) {
    var names = new TreeSet<String>();
    events.forEach(
        event ->
            names.add(event.path("class_name").asText() + " " + event.path("class_uid").asText()));
    return String.join(", ", names);
  }

  /** The mean number of errors in an event. */
  private String errors(List<JsonNode> events) {
    int errors = events.stream().mapToInt(event -> validator.errors(event).size()).sum();
    return errors == 0 ? "0" : String.format(Locale.ROOT, "%.1f", (double) errors / events.size());
  }

  /** Percent of the fields that are set: fields that are set often have more weight. */
  private static int share(
      List<JsonNode> records, Function<JsonNode, java.util.function.Predicate<String>> mappedOf) {
    int set = 0;
    int mapped = 0;
    for (JsonNode record : records) {
      var isMapped = mappedOf.apply(record);
      for (String name : names(record)) {
        set++;
        mapped += isMapped.test(name) ? 1 : 0;
      }
    }
    return Math.round(100f * mapped / set);
  }

  private static List<String> names(JsonNode record) {
    List<String> names = new ArrayList<>();
    record
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              boolean empty = value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
              if (!empty && !field.getKey().equals(PADDING)) {
                names.add(field.getKey());
              }
            });
    return names;
  }

  /** Not among the rest, or the rest of the output is another without it. */
  private static java.util.function.Predicate<String> mapped(
      RecordFormat format, String rest, JsonNode record) {
    JsonNode all = event(format, record);
    JsonNode without = ((ObjectNode) all.deepCopy()).without(rest);
    return name -> {
      if (!all.path(rest).has(name)) {
        return true;
      }
      ObjectNode less = record.deepCopy();
      less.remove(name);
      return !((ObjectNode) event(format, less)).without(rest).equals(without);
    };
  }

  private static JsonNode event(RecordFormat format, JsonNode record) {
    return Corpus.json(format.format(record.toString(), null));
  }
}
