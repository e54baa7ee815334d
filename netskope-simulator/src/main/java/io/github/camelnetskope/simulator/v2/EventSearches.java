package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.simulator.iterator.RecordLog;
import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;
import io.github.camelnetskope.simulator.v1.QueryError;
import io.github.camelnetskope.simulator.v1.QueryExpression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * {@code events/data} and {@code events/datasearch}: the records of the feeds, by time. No order is
 * promised: the newest first, as they were inserted.
 */
final class EventSearches {

  private static final long MOST_OF_DATA = 5000;
  private static final long MOST_OF_SEARCH = 10_000;
  private static final long ROLLING_WINDOW = 86_400;

  private final Function<String, RecordLog> feeds;
  private final InstantSource clock;
  private final int mostRows;

  /**
   * Over the feeds of a tenant.
   *
   * @param mostRows the most rows of a page, even if more are requested
   */
  EventSearches(Function<String, RecordLog> feeds, InstantSource clock, int mostRows) {
    this.feeds = feeds;
    this.clock = clock;
    this.mostRows = mostRows;
  }

  /** The time window of a query. */
  private record Window(boolean byInsertion, long from, long to) {
    boolean holds(RecordLog log, long number) {
      long second = byInsertion ? log.insertionSecond(number) : log.timestamp(number);
      return second >= from && second <= to;
    }
  }

  /** Answers an invalid query with HTTP 200 and {@code ok} 0. */
  OperationAnswer data(String type, OperationCall call) {
    boolean byTime = given(call, "starttime") || given(call, "endtime");
    boolean byInsertion = given(call, "insertionstarttime") || given(call, "insertionendtime");
    if (!byTime && !byInsertion) {
      throw new OperationRefused(400, "Time parameters are not passed");
    }
    if (byTime && byInsertion) {
      throw new OperationRefused(400, "Insertion time cannot be combined with time");
    }
    long limit = call.number("limit", MOST_OF_DATA, 0, MOST_OF_DATA);
    try {
      Rows rows = rows(feeds.apply("events/" + type), call, window(call, byInsertion), limit);
      return rows.answer("{\"ok\":1,\"result\":[", "]}");
    } catch (QueryError e) {
      return OperationAnswer.json(200, "{\"ok\":0,\"result\":\"Invalid query\"}");
    }
  }

  /** Answers an invalid query with HTTP 200 and a failed execution. */
  OperationAnswer search(String feed, OperationCall call) {
    if (!given(call, "timeout")) {
      throw new OperationRefused(400, "timeout is required");
    }
    if (call.parameter("fields").orElse("").contains("nonexistent")) {
      return OperationAnswer.json(
          400,
          "{\"err\":\"bad request\",\"error_code\":400,"
              + "\"reason\":\"unrecognized field nonexistent\"}");
    }
    long limit = call.number("limit", MOST_OF_SEARCH, 0, Integer.MAX_VALUE);
    try {
      Rows rows = rows(feeds.apply(feed), call, window(call, false), Math.min(limit, 10_000));
      Rows wanted = call.parameter("groupbys").map(rows::grouped).orElse(rows);
      return wanted.answer(
          "{\"result\":[",
          "],\"status\":{\"count\":"
              + wanted.texts.size()
              + ",\"execution\":\"SUCCESS\",\"message\":\"Executed Successfully\","
              + "\"status_code\":200}}");
    } catch (QueryError e) {
      return OperationAnswer.json(
          200,
          "{\"result\":[],\"status\":{\"count\":0,\"execution\":\"FAILED\","
              + "\"message\":\"Invalid query field\",\"status_code\":400}}");
    }
  }

  private static boolean given(OperationCall call, String name) {
    return call.parameter(name).isPresent();
  }

  private Window window(OperationCall call, boolean byInsertion) {
    String prefix = byInsertion ? "insertion" : "";
    long now = clock.instant().getEpochSecond();
    boolean rolling = !given(call, prefix + "starttime");
    long from = call.number(prefix + "starttime", rolling ? now - ROLLING_WINDOW : 0, 0, now * 2);
    long to = call.number(prefix + "endtime", now, 0, now * 2);
    return new Window(byInsertion, from, to);
  }

  private Rows rows(RecordLog log, OperationCall call, Window window, long limit) {
    String query = call.parameter("query").orElse("");
    Predicate<JsonNode> wanted = QueryExpression.parse(query);
    long offset = call.number("offset", 0, 0, Integer.MAX_VALUE);
    long most = Math.min(limit, mostRows);
    List<byte[]> texts = new ArrayList<>();
    for (long number = log.size() - 1; number >= 0 && texts.size() < most; number--) {
      if (window.holds(log, number)) {
        var sink = new ByteSink(4096);
        log.writeForV1(number, sink);
        byte[] text = sink.toBytes();
        if ((query.isBlank() || wanted.test(parse(text))) && offset-- <= 0) {
          texts.add(text);
        }
      }
    }
    return new Rows(texts);
  }

  private static JsonNode parse(byte[] text) {
    try {
      return OperationCall.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("A configured record is no JSON", e);
    }
  }

  /** The records of an answer, as JSON text. */
  private record Rows(List<byte[]> texts) {

    /** Counts by a field; counts come as text. */
    Rows grouped(String field) {
      Map<String, Integer> counts = new TreeMap<>();
      texts.forEach(text -> counts.merge(parse(text).path(field).asText(), 1, Integer::sum));
      List<byte[]> rows = new ArrayList<>();
      counts.forEach(
          (value, count) -> {
            var row = OperationCall.JSON.createObjectNode();
            row.putObject("_id").put(field, value);
            rows.add(
                row.put("count", Integer.toString(count))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
          });
      return new Rows(rows);
    }

    OperationAnswer answer(String before, String after) {
      var body = new ByteSink(1 << 16);
      long[] hashes = new long[texts.size()];
      body.text(before);
      for (int i = 0; i < hashes.length; i++) {
        if (i > 0) {
          body.ascii(',');
        }
        body.bytes(texts.get(i));
        hashes[i] = Mix.hash(texts.get(i));
      }
      body.text(after);
      return new OperationAnswer(200, "application/json", body.toBytes(), hashes);
    }
  }
}
