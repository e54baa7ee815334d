package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Generated objects of one kind, and their envelopes. Objects are added and removed; a changed
 * object is replaced. Thread-safe.
 */
final class Sample {

  private final String id;
  private final ArrayNode items = OperationCall.JSON.createArrayNode();
  private int last;

  /**
   * Generates the given number of objects.
   *
   * @param id the member with their id
   * @param template of an object, with {@code %d} for its number, from 1
   */
  Sample(int count, String id, String template) {
    this.id = id;
    this.last = count;
    IntStream.rangeClosed(1, count)
        .mapToObj(number -> tree(template.replace("%d", Integer.toString(number))))
        .forEach(items::add);
  }

  static JsonNode tree(String json) {
    try {
      return OperationCall.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized ArrayNode items() {
    return OperationCall.JSON.createArrayNode().addAll(items);
  }

  synchronized int size() {
    return items.size();
  }

  /** The object with this id. */
  synchronized Optional<ObjectNode> find(String wanted) {
    for (JsonNode item : items) {
      if (item.path(id).asText().equals(wanted)) {
        return Optional.of(item.deepCopy());
      }
    }
    return Optional.empty();
  }

  /** Adds an object, or replaces the one with the same id. */
  synchronized void put(ObjectNode thing) {
    String wanted = thing.path(id).asText();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).path(id).asText().equals(wanted)) {
        items.set(i, thing);
        return;
      }
    }
    items.add(thing);
  }

  /** Adds an object, with the next number as its id. */
  synchronized void add(ObjectNode thing) {
    items.add(thing.put(id, ++last));
  }

  /** Removes the object with this id; false when there was none. */
  synchronized boolean remove(String wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).path(id).asText().equals(wanted)) {
        items.remove(i);
        return true;
      }
    }
    return false;
  }

  synchronized ArrayNode slice(long offset, long limit) {
    ArrayNode slice = OperationCall.JSON.createArrayNode();
    for (long i = offset; i < Math.min(items.size(), offset + limit); i++) {
      slice.add(items.get((int) i));
    }
    return slice;
  }

  /** A JSON object with the part of the objects that {@code limit} and {@code offset} select. */
  ObjectNode page(OperationCall call, String name, long usual, long most) {
    long limit = call.number("limit", usual, 1, most);
    return under(name, slice(call.number("offset", 0, 0, Integer.MAX_VALUE), limit));
  }

  /** The object with this id without an envelope, or the family's answer when there is none. */
  Function<OperationCall, OperationAnswer> one(
      Function<JsonNode, JsonNode> envelope, Function<OperationCall, OperationAnswer> missing) {
    return call ->
        find(call.id())
            .map(item -> OperationAnswer.json(200, envelope.apply(item)))
            .orElseGet(() -> missing.apply(call));
  }

  /** An object with one member. */
  static ObjectNode under(String name, JsonNode value) {
    ObjectNode object = OperationCall.JSON.createObjectNode();
    object.set(name, value);
    return object;
  }

  /** An answer of the network family, whose {@code status} is a text. */
  static ObjectNode success(JsonNode data) {
    return under("data", data).put("status", "success");
  }
}
