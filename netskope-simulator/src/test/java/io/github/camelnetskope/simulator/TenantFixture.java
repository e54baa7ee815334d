package io.github.camelnetskope.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A tenant in virtual time and the requests of the tests. */
final class TenantFixture {

  static final String DATAEXPORT = "/api/v2/events/dataexport/";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  final VirtualClock clock = VirtualClock.at("2026-05-04T10:00:00Z");
  final SimulatedTenant tenant;

  private TenantFixture(UnaryOperator<SimulatedTenant.Builder> options) {
    tenant = options.apply(SimulatedTenant.builder().clock(clock).rateLimit(false)).build();
  }

  static TenantFixture with(UnaryOperator<SimulatedTenant.Builder> options) {
    return new TenantFixture(options);
  }

  static TenantFixture page(int pageSize, String... ids) {
    return with(
        options ->
            options.pageSize(pageSize).feed("events/alert", feed -> feed.records(records(ids))));
  }

  static String[] records(String... ids) {
    String[] records = new String[ids.length];
    for (int i = 0; i < ids.length; i++) {
      records[i] = "{\"_id\":\"" + ids[i] + "\",\"timestamp\":1700000000}";
    }
    return records;
  }

  static SimulatorRequest request(String feed, String index, String operation) {
    return SimulatorRequest.get(DATAEXPORT + feed + "?operation=" + operation + "&index=" + index)
        .token(NetskopeSimulator.TOKEN);
  }

  SimulatorAnswer ask(String feed, String index, String operation) {
    return tenant.answer(request(feed, index, operation));
  }

  /** The ids of the records that an operation on {@code events/alert} gives. */
  List<String> ids(String operation) {
    return ids("it", operation);
  }

  List<String> ids(String index, String operation) {
    return ids(ask("events/alert", index, operation));
  }

  static List<String> ids(SimulatorAnswer answer) {
    List<String> ids = new ArrayList<>();
    json(answer).path("result").forEach(record -> ids.add(record.path("_id").asText()));
    return ids;
  }

  static JsonNode json(SimulatorAnswer answer) {
    return json(answer.text());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
