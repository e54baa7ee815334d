package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.simulator.iterator.RecordLog;
import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code alerts}, {@code events} and {@code report}: searches in the records of the feeds. */
final class RecordQueries {

  private static final long LARGEST_LIMIT = 10_000;
  private static final List<String> EVENTS =
      List.of("page", "application", "audit", "infrastructure", "network");
  private static final List<String> REPORTS =
      List.of("page", "application", "connection", "alert", "network");
  private static final Map<String, String> GROUPS =
      Map.of("application", "app", "user", "user", "device", "device", "activity", "activity");

  /** The feed of an alert type; the type is spelled without blanks and in lower case. */
  private static final Map<String, String> ALERTS =
      Map.ofEntries(
          Map.entry("anomaly", "uba"),
          Map.entry("compromisedcredential", "compromisedcredential"),
          Map.entry("policy", "policy"),
          Map.entry("legalhold", ""),
          Map.entry("malsite", "malsite"),
          Map.entry("malware", "malware"),
          Map.entry("dlp", "dlp"),
          Map.entry("securityassessment", "securityassessment"),
          Map.entry("watchlist", "watchlist"),
          Map.entry("quarantine", "quarantine"),
          Map.entry("remediation", "remediation"),
          Map.entry("uba", "uba"));

  private final Function<String, RecordLog> feeds;
  private final InstantSource clock;

  RecordQueries(Function<String, RecordLog> feeds, InstantSource clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  QueryAnswer alerts(QueryCall call) {
    String type = call.parameter("type").orElse("");
    if (type.isEmpty()) {
      return page(call, List.of(feeds.apply("events/alert")));
    }
    String name = ALERTS.get(type.replace(" ", "").toLowerCase(Locale.ROOT));
    if (name == null) {
      throw new QueryError("Invalid value for type");
    }
    return page(call, name.isEmpty() ? List.of() : List.of(feeds.apply("alerts/" + name)));
  }

  QueryAnswer events(QueryCall call) {
    return page(call, logs(call, EVENTS));
  }

  /** Rows of counts, one for each value of the field that {@code groupby} names. */
  QueryAnswer report(QueryCall call) {
    String group = call.required("groupby");
    String field = GROUPS.get(group);
    if (field == null) {
      throw new QueryError("Invalid value for groupby");
    }
    Map<String, Integer> counts = new TreeMap<>();
    matching(call, logs(call, REPORTS))
        .forEach(hit -> counts.merge(hit.json().path(field).asText(), 1, Integer::sum));
    ArrayNode rows = QueryAnswer.mapper().createArrayNode();
    counts.forEach(
        (value, count) -> {
          ObjectNode row = rows.addObject();
          row.put(group, value).put("count", count);
        });
    return QueryAnswer.success(Paging.of(call, LARGEST_LIMIT).slice(rows));
  }

  private List<RecordLog> logs(QueryCall call, List<String> allowed) {
    String type = call.parameter("type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !allowed.contains(type)) {
      throw new QueryError("Invalid value for type");
    }
    List<String> types = type.isEmpty() ? allowed : List.of(type);
    return types.stream().map(name -> feeds.apply("events/" + name)).toList();
  }

  private QueryAnswer page(QueryCall call, List<RecordLog> logs) {
    Paging paging = Paging.of(call, LARGEST_LIMIT);
    List<Hit> hits = matching(call, logs);
    if (!call.parameter("unsorted").orElse("").equals("true")) {
      hits.sort(Comparator.comparingLong(Hit::timestamp).reversed());
    }
    List<Hit> slice = paging.slice(hits);
    ByteSink records = new ByteSink(1 << 16);
    long[] hashes = new long[slice.size()];
    for (int i = 0; i < hashes.length; i++) {
      if (i > 0) {
        records.ascii(',');
      }
      int start = records.length();
      slice.get(i).log().writeForV1(slice.get(i).number(), records);
      hashes[i] = Mix.hash(records.array(), start, records.length() - start);
    }
    return QueryAnswer.records(records, hashes);
  }

  /** In the order of insertion, the newest first. */
  private List<Hit> matching(QueryCall call, List<RecordLog> logs) {
    TimeFilter time = TimeFilter.of(call, clock.instant().getEpochSecond());
    String query = call.parameter("query").orElse("");
    String acked = call.parameter("acked").or(() -> call.parameter("ack")).orElse("");
    Predicate<JsonNode> wanted = QueryExpression.parse(query);
    if (!acked.isEmpty()) {
      wanted = wanted.and(record -> record.path("acked").asText("false").equals(acked));
    }
    boolean byTimeOnly = query.isBlank() && acked.isEmpty();
    List<Hit> hits = new ArrayList<>();
    for (RecordLog log : logs) {
      for (long number = log.size() - 1; number >= 0; number--) {
        Hit hit = Hit.of(log, number);
        if (time.matches(hit.timestamp(), log.insertionSecond(number))
            && (byTimeOnly || wanted.test(hit.json()))) {
          hits.add(hit);
        }
      }
    }
    return hits;
  }

  private record Hit(RecordLog log, long number, long timestamp) {

    static Hit of(RecordLog log, long number) {
      byte[] text = log.text(number);
      long timestamp =
          text == null
              ? log.timestamp(number)
              : parse(text).path("timestamp").asLong(log.insertionSecond(number));
      return new Hit(log, number, timestamp);
    }

    JsonNode json() {
      ByteSink sink = new ByteSink(4096);
      log.writeForV1(number, sink);
      return parse(sink.toBytes());
    }

    private static JsonNode parse(byte[] text) {
      try {
        return QueryAnswer.mapper().readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException("A configured record is no JSON", e);
      }
    }
  }
}
