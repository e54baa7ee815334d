package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value of a record is in the output: mapped, or with all digits among the unmapped ones. */
class NothingLostTest {

  @ParameterizedTest
  @CsvSource({"ocsf,unmapped", "ecs,netskope", "cef,NetskopeUnmapped"})
  void every_value_of_a_record_is_mapped_or_unmapped(String name, String rest) {
    RecordFormat format = RecordFormat.load(name);
    List<String> lost = new ArrayList<>();
    Stream.concat(Corpus.odd(150).stream(), Corpus.samples().stream())
        .forEach(
            record -> {
              JsonNode output = read(format.format(record, null));
              Set<String> texts = new HashSet<>();
              collect(((ObjectNode) output.deepCopy()).without(rest), texts);
              Corpus.json(record)
                  .properties()
                  .forEach(
                      field -> {
                        JsonNode value = field.getValue();
                        boolean kept = value.equals(output.path(rest).get(field.getKey()));
                        if (!kept && !isEmpty(value) && !isIn(value, texts)) {
                          lost.add(field.getKey() + " " + value.getNodeType());
                        }
                      });
            });
    assertThat(lost).isEmpty();
  }

  private static JsonNode read(String text) {
    if (!text.startsWith("CEF")) {
      return Corpus.json(text);
    }
    CefLine line = CefLine.parse(text);
    ObjectNode all = Corpus.JSON.createObjectNode();
    line.extension().forEach(all::put);
    all.put("name", line.header().get(5)).put("severity", line.header().get(6));
    if (all.has("NetskopeUnmapped")) {
      all.set("NetskopeUnmapped", Corpus.json(all.path("NetskopeUnmapped").asText()));
    }
    return all;
  }

  private static void collect(JsonNode node, Set<String> texts) {
    if (node.isContainerNode()) {
      texts.add(node.toString());
      node.forEach(inner -> collect(inner, texts));
    } else {
      texts.add(node.asText());
      texts.add(node.asText().toLowerCase(Locale.ROOT)); // captions: High for high
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && value.asText().isEmpty())
        || (value.isContainerNode() && value.isEmpty());
  }

  /** Unchanged, or as a time, a duration or a boolean. */
  private static boolean isIn(JsonNode value, Set<String> texts) {
    String text = value.isContainerNode() ? value.toString() : value.asText();
    List<String> forms = new ArrayList<>(List.of(text, text + "000", text + "000000000"));
    forms.add(text.toLowerCase(Locale.ROOT));
    if (text.matches("[1-9]\\d{0,9}")) {
      forms.add(Instant.ofEpochSecond(Long.parseLong(text)).toString());
    } else if (text.matches("\\d{13}")) {
      forms.add(Instant.ofEpochMilli(Long.parseLong(text)).toString());
    } else if (text.matches("\\d{4}-.*")) {
      forms.add(Long.toString(seconds(text).toEpochMilli()));
      forms.add(seconds(text).toString());
    }
    switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "1" -> forms.add("true");
      case "no", "0" -> forms.add("false");
      default -> {}
    }
    return forms.stream().anyMatch(texts::contains);
  }

  private static Instant seconds(String text) {
    return text.matches("\\d{4}-[01]\\d-[0-3]\\d[ T]\\d\\d:\\d\\d:\\d\\d.*")
            && !text.startsWith("2024-13")
        ? Instant.parse(text.substring(0, 10) + "T" + text.substring(11, 19) + "Z")
        : Instant.EPOCH;
  }
}
