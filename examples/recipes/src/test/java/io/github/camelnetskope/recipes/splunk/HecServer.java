package io.github.camelnetskope.recipes.splunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import io.github.camelnetskope.recipes.kit.HttpSink;
import io.github.camelnetskope.recipes.kit.Judge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splunk's HTTP Event Collector, as its documentation has it: token, channel, size, the form of
 * events, error codes, acknowledgements. What was not acknowledged is lost when it dies. A batch is
 * acknowledged when that is asked for the second time, once.
 */
final class HecServer extends HttpSink {
  private static final int MOST_BYTES = 1_000_000;
  private static final String TOKEN = "11111111-2222-3333-4444-555555555555";
  private static final String CHANNEL = "66666666-7777-8888-9999-000000000000";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** What is indexed. */
  private final List<JsonNode> indexed = new ArrayList<>();

  private final Map<Long, List<JsonNode>> taken = new HashMap<>();
  private final Map<Long, Integer> asked = new HashMap<>();
  private long acks;

  HecServer() throws IOException {}

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "splunk.url",
        url(),
        "splunk.token",
        TOKEN,
        "splunk.channel",
        CHANNEL,
        "splunk.ackInterval",
        "50");
  }

  @Override
  protected Answer take(HttpExchange request, byte[] body) throws IOException {
    String authorization = request.getRequestHeaders().getFirst("Authorization");
    if (authorization == null) {
      return refused(401, 2, "Token is required");
    }
    if (!authorization.equals("Splunk " + TOKEN)) {
      return refused(403, 4, "Invalid token");
    }
    return switch (request.getRequestURI().getPath()) {
      case "/services/collector/event" ->
          events(request.getRequestHeaders().getFirst("X-Splunk-Request-Channel"), body);
      case "/services/collector/ack" -> acknowledged(request.getRequestURI().getQuery(), body);
      default -> refused(404, 404, "Not found");
    };
  }

  private static Answer refused(int status, int code, String text) {
    return new Answer(status, "{\"text\":\"%s\",\"code\":%d}".formatted(text, code));
  }

  private Answer events(String channel, byte[] body) throws IOException {
    if (!CHANNEL.equals(channel)) {
      return refused(400, channel == null ? 10 : 11, "Data channel is missing or invalid");
    }
    if (body.length > MOST_BYTES) {
      return refused(413, 27, "Request entity too large");
    }
    if (body.length == 0) {
      return refused(400, 5, "No data");
    }
    List<JsonNode> events;
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(body)) {
      events = values.readAll();
    } catch (JsonProcessingException e) {
      return refused(400, 6, "Invalid data format");
    }
    for (JsonNode event : events) {
      if (!event.has("event")) {
        return refused(400, 12, "Event field is required");
      }
      if (event.path("event").isEmpty()) {
        return refused(400, 13, "Event field cannot be blank");
      }
      if (!event.path("time").isNumber() || !event.path("fields").path("record_key").isTextual()) {
        return refused(400, 15, "Error in handling indexed fields");
      }
    }
    taken.put(acks, events);
    return new Answer(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":%d}".formatted(acks++));
  }

  private Answer acknowledged(String query, byte[] body) throws IOException {
    if (!("channel=" + CHANNEL).equals(query)) {
      return refused(400, 10, "Data channel is missing");
    }
    var answer = JSON.createObjectNode();
    var all = answer.putObject("acks");
    for (JsonNode ack : JSON.readTree(body).path("acks")) {
      List<JsonNode> events = taken.get(ack.asLong());
      boolean now = events != null && asked.merge(ack.asLong(), 1, Integer::sum) == 2;
      if (now) {
        indexed.addAll(events);
        taken.remove(ack.asLong());
      }
      all.put(ack.asText(), now);
    }
    return new Answer(200, answer.toString());
  }

  @Override
  protected void forget() {
    taken.clear();
    asked.clear();
  }

  /** As a search with {@code | dedup record_key} shows them. */
  private Map<String, JsonNode> deduplicated() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    indexed.forEach(e -> all.putIfAbsent(e.path("fields").path("record_key").asText(), e));
    return all;
  }

  synchronized int repetitions() {
    return indexed.size() - deduplicated().size();
  }

  @Override
  public synchronized long count() {
    return deduplicated().size();
  }

  @Override
  public synchronized void read(Judge judge) {
    deduplicated()
        .forEach(
            (key, event) -> {
              String feed = event.path("source").asText().substring("netskope:".length());
              judge.document(feed, key, event.path("event").toString());
            });
  }
}
