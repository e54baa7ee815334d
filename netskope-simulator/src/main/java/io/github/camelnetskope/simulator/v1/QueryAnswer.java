package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.simulator.record.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer of API v1.
 *
 * @param status the HTTP status: 200 for most errors too
 * @param headers in addition to those of every answer
 * @param body the envelope
 * @param recordHashes of the bytes of each record in it, in order; empty if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record QueryAnswer(
    int status, Map<String, String> headers, byte[] body, long[] recordHashes) {

  /** An answer without records. */
  QueryAnswer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, new long[0]);
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> JSON_TYPE = Map.of("Content-Type", "application/json");

  /** The refusal of an invalid or expired v1 token. */
  public static QueryAnswer badToken() {
    return error(
        "Authorization Error", List.of("Invalid REST API Token. Please contact administrator"));
  }

  /** The error envelope, at HTTP 200. */
  public static QueryAnswer error(String errorCode, List<String> errors) {
    ObjectNode envelope =
        JSON.createObjectNode().put("status", "error").put("errorCode", errorCode);
    errors.forEach(envelope.putArray("errors")::add);
    envelope.putArray("warnings").add("");
    return json(200, envelope);
  }

  static QueryAnswer success(JsonNode data) {
    ObjectNode envelope = JSON.createObjectNode().put("status", "success").put("msg", "");
    envelope.set("data", data);
    return json(200, envelope);
  }

  /** The envelope without data. */
  static QueryAnswer message(String message) {
    return json(200, JSON.createObjectNode().put("status", "success").put("msg", message));
  }

  /** The envelope of some endpoints: without {@code msg}, with another name for the data. */
  static QueryAnswer successWithoutMsg(String name, JsonNode data) {
    ObjectNode envelope = JSON.createObjectNode().put("status", "success");
    envelope.set(name, data);
    return json(200, envelope);
  }

  /** The envelope around records that are JSON text already; the order of keys differs. */
  static QueryAnswer records(ByteSink records, long[] hashes) {
    ByteSink envelope = new ByteSink(records.length() + 64);
    envelope.text("{\"msg\":\"\",\"data\":[");
    envelope.bytes(records.toBytes());
    envelope.text("],\"status\":\"success\"}");
    return new QueryAnswer(200, JSON_TYPE, envelope.toBytes(), hashes);
  }

  static QueryAnswer json(int status, JsonNode body) {
    String escaped = body.toString().replace("/", "\\/"); // as PHP writes it
    return new QueryAnswer(status, JSON_TYPE, escaped.getBytes(StandardCharsets.UTF_8));
  }

  static QueryAnswer redirect(String location) {
    return new QueryAnswer(
        302, Map.of("Location", location, "Content-Type", "text/html"), new byte[0]);
  }

  static QueryAnswer file(String name, byte[] content) {
    return new QueryAnswer(
        200,
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""),
        content);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectMapper mapper() {
    return JSON;
  }
}
