package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.simulator.Feeds;
import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.RecordGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Records of each type: generated ones, and published samples. */
final class Corpus {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final long SECOND = 1_764_000_000L;
  private static final int SESSION = 6;
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "2.0e+23",
          "12345678901234567890123",
          "[]",
          "{}",
          "[1,[2]]",
          "{\"a\":{\"b\":\"c\"}}",
          "[\"x\",null]",
          "\"\"",
          "\" \"",
          "\"999.1.1.1\"",
          "\"::1\"",
          "\"1::2::3\"",
          "\"a@b\"",
          "\"\\u0000\\u0001\\n\\r=|\\\\\"",
          "\"2024-13-45 00:00:00\"",
          "\"2024-03-05 00:15:34.123456789\"",
          "99999",
          "\"99999\"",
          "\"007\"",
          "1764000000000",
          "\"\\ud83e\\udd8a\"",
          "\"YES\"",
          "[\"10.1.2.3\",\"a.b@c.de\"]");

  private Corpus() {}

  /** Generated records of a feed, each of another session of a user. */
  static List<String> generated(String feed, int count) {
    RecordGenerator generator = new RecordGenerator(feed, 7, 2100, 0);
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteSink sink = new ByteSink(4096);
      generator.write((long) i * SESSION + i % SESSION, SECOND + i, sink);
      records.add(new String(sink.toBytes(), StandardCharsets.UTF_8));
    }
    return records;
  }

  /** Generated records of all feeds, by feed. */
  static Map<String, List<String>> generated(int count) {
    Map<String, List<String>> feeds = new LinkedHashMap<>();
    Feeds.ALL.forEach(feed -> feeds.put(feed, generated(feed, count)));
    return feeds;
  }

  /** The published samples of {@code samples/SOURCES.md}, one a line. */
  static List<String> samples() {
    try (InputStream in = Corpus.class.getResourceAsStream("/samples/records.ndjson")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Records of all types in which values were swapped for odd ones: other JSON types, huge numbers,
   * control characters, broken addresses and times. The same each time.
   */
  static List<String> odd(int count) {
    Random random = new Random(11);
    List<String> records = new ArrayList<>();
    Map<String, List<String>> feeds = generated(8);
    List<String> all = feeds.values().stream().flatMap(List::stream).toList();
    for (int i = 0; i < count; i++) {
      ObjectNode record = (ObjectNode) json(all.get(random.nextInt(all.size())));
      List<String> names = new ArrayList<>();
      record.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (random.nextInt(4) == 0) {
          record.set(name, json(ODD.get(random.nextInt(ODD.size()))));
        } else if (random.nextInt(12) == 0) {
          record.remove(name);
        }
      }
      records.add(record.toString());
    }
    return records;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
