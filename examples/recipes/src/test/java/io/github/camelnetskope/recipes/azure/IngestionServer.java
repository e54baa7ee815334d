package io.github.camelnetskope.recipes.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.camelnetskope.recipes.kit.HttpSink;
import io.github.camelnetskope.recipes.kit.Judge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Azure's Logs Ingestion API and the token endpoint before it, as their documentation has them:
 * endpoint, rule, stream and version, token with an end, role, size, form of the rows, a rate with
 * {@code Retry-After}. Columns that the stream does not declare are dropped, values of more than 64
 * kB are cut, both without an error. Nothing is replaced.
 */
final class IngestionServer extends HttpSink {
  static final String RULE = "dcr-00000000000000000000000000000001";
  static final String STREAM = "Custom-Netskope";
  static final String PATH = "/dataCollectionRules/" + RULE + "/streams/" + STREAM;
  private static final int MOST_BYTES = 1_048_576;
  private static final int MOST_OF_A_VALUE = 65_536;

  private final TokenEndpoint tokens;
  private int throttledEvery;
  private final List<Map<String, JsonNode>> rows = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private int posts;

  /**
   * A server with no rows.
   *
   * @param tokenSeconds how long a token is valid
   * @param throttledEvery each n-th request is refused with 429; 0: none is
   */
  IngestionServer(int tokenSeconds, int throttledEvery) throws IOException {
    this.tokens = new TokenEndpoint(tokenSeconds);
    this.throttledEvery = throttledEvery;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "azure.endpoint",
        url(),
        "azure.rule",
        RULE,
        "azure.stream",
        STREAM,
        "azure.tokenEndpoint",
        url() + TokenEndpoint.PATH,
        "azure.scope",
        TokenEndpoint.SCOPE,
        "azure.clientId",
        TokenEndpoint.CLIENT,
        "azure.clientSecret",
        TokenEndpoint.SECRET);
  }

  @Override
  public synchronized void behave() {
    super.behave();
    throttledEvery = 0;
  }

  String base() {
    return url();
  }

  @Override
  protected Answer take(HttpExchange request, byte[] body) throws IOException {
    if (request.getRequestURI().getPath().equals(TokenEndpoint.PATH)) {
      return tokens.take(request, new String(body, StandardCharsets.UTF_8));
    }
    Answer answer = ingest(request, body);
    answers.add(answer.status());
    return answer;
  }

  private Answer ingest(HttpExchange request, byte[] body) throws IOException {
    String authorization = request.getRequestHeaders().getFirst("Authorization");
    switch (tokens.check(authorization)) {
      case UNKNOWN -> {
        return refused(401, "InvalidAuthenticationToken");
      }
      case WITHOUT_ROLE -> {
        return refused(403, "OperationFailed");
      }
      case GOOD -> {}
    }
    if (!request.getRequestMethod().equals("POST")
        || !request.getRequestURI().getPath().equals(PATH)) {
      return refused(404, "NotFound");
    }
    if (!"api-version=2023-01-01".equals(request.getRequestURI().getQuery())) {
      return refused(400, "UnsupportedApiVersion");
    }
    if (!"application/json".equals(request.getRequestHeaders().getFirst("Content-Type"))) {
      return refused(400, "UnsupportedContentType");
    }
    if (body.length > MOST_BYTES) {
      return refused(413, "ContentLengthLimitExceeded");
    }
    if (throttledEvery > 0 && ++posts % throttledEvery == 0) {
      return new Answer(429, error("TooManyRequests"), Map.of("Retry-After", "1"));
    }
    return rows(new String(body, StandardCharsets.UTF_8));
  }

  private Answer rows(String body) {
    List<Map<String, JsonNode>> all = new ArrayList<>();
    try {
      JsonNode array = Judge.tree(body);
      if (!array.isArray()) {
        return refused(400, "InvalidFormat");
      }
      for (JsonNode row : array) {
        Instant.parse(row.path("TimeGenerated").asText());
        all.add(stored(row));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      return refused(400, "InvalidFormat");
    }
    rows.addAll(all);
    return new Answer(204, "");
  }

  private static Map<String, JsonNode> stored(JsonNode row) {
    Map<String, JsonNode> columns = new LinkedHashMap<>();
    for (String column : List.of("TimeGenerated", "Feed", "RecordKey", "Record")) {
      JsonNode value = row.path(column);
      boolean cut = value.toString().getBytes(StandardCharsets.UTF_8).length > MOST_OF_A_VALUE;
      columns.put(column, cut ? row.path("cut") : value);
    }
    return columns;
  }

  private static Answer refused(int status, String code) {
    return new Answer(status, error(code), Map.of("x-ms-error-code", code));
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"refused\"}}".formatted(code);
  }

  /** As a query with {@code | summarize take_any(*) by RecordKey} shows them. */
  private Map<String, Map<String, JsonNode>> deduplicated() {
    Map<String, Map<String, JsonNode>> all = new LinkedHashMap<>();
    rows.forEach(row -> all.putIfAbsent(row.get("RecordKey").asText(), row));
    return all;
  }

  /** The statuses of requests with records, in their order. */
  synchronized List<Integer> answers() {
    return List.copyOf(answers);
  }

  synchronized int tokens() {
    return tokens.given();
  }

  @Override
  public synchronized long count() {
    return deduplicated().size();
  }

  @Override
  public synchronized void read(Judge judge) {
    deduplicated()
        .forEach(
            (key, row) ->
                judge.document(row.get("Feed").asText(), key, row.get("Record").toString()));
  }
}
