package io.github.camelnetskope.simulator.v2;

import io.github.camelnetskope.simulator.iterator.RecordLog;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * API v2 other than the iterator: an operation for each method and path, and the changes of its
 * writes. Thread-safe.
 */
public final class OperationTenant {

  private final Map<String, Function<OperationCall, OperationAnswer>> operations =
      new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final UrlLists urlLists;
  private final Incidents incidents;

  /**
   * A write that was carried out.
   *
   * @param path as the request had it
   * @param body empty when there was none
   */
  public record Change(String method, String path, String body) {}

  public OperationTenant(Function<String, RecordLog> feeds, InstantSource clock, int mostRows) {
    EventSearches searches = new EventSearches(feeds, clock, mostRows);
    for (String type :
        List.of("alert", "application", "audit", "infrastructure", "network", "page")) {
      get("events/data/" + type, call -> searches.data(type, call));
    }
    for (String type : List.of("alert", "application", "page", "network")) {
      get("events/datasearch/" + type, call -> searches.search("events/" + type, call));
    }
    get("events/datasearch/epdlp", call -> searches.search("events/endpoint", call));
    this.urlLists = new UrlLists(clock);
    this.incidents = new Incidents();
    urlLists.addTo(this);
    incidents.addTo(this, call -> searches.search("events/incident", call));
    ServiceSamples.addTo(this);
  }

  /** The URL lists, pending and live. */
  public UrlLists urlLists() {
    return urlLists;
  }

  /** The incidents that can be updated. */
  public Incidents incidents() {
    return incidents;
  }

  /** All writes that were carried out, in order. */
  public List<Change> changes() {
    synchronized (changes) {
      return List.copyOf(changes);
    }
  }

  void get(String path, Function<OperationCall, OperationAnswer> operation) {
    operations.put("GET " + path, operation);
  }

  void post(String path, Function<OperationCall, OperationAnswer> operation) {
    operations.put("POST " + path, operation);
  }

  /**
   * Adds an operation that changes something. A call that is refused, or fails with HTTP 200,
   * changes nothing.
   */
  void change(String method, String path, Function<OperationCall, OperationAnswer> operation) {
    operations.put(
        method + " " + path,
        call -> {
          OperationAnswer answer = operation.apply(call);
          if (answer.status() < 300 && !answer.isRefusal()) {
            String body = new String(call.body(), StandardCharsets.UTF_8);
            synchronized (changes) {
              changes.add(new Change(method, PathTemplate.of(path).path(call), body));
            }
          }
          return answer;
        });
  }

  /**
   * The operation of a request.
   *
   * @param path as the documentation spells it; the limits count by it
   * @param variables the value in the path for each variable
   */
  public record Found(
      String path,
      Map<String, String> variables,
      Function<OperationCall, OperationAnswer> operation) {

    /** Answers a call. */
    public OperationAnswer answer(Map<String, String> parameters, byte[] body) {
      try {
        return operation.apply(new OperationCall(variables, parameters, body));
      } catch (OperationRefused e) {
        return e.answer();
      }
    }
  }

  /** The operation of a path; for the gateway a path exists only with its methods. */
  public Optional<Found> find(String method, String path) {
    Function<OperationCall, OperationAnswer> exact = operations.get(method + " " + path);
    if (exact != null) {
      return Optional.of(new Found(path, Map.of(), exact));
    }
    return operations.entrySet().stream()
        .flatMap(entry -> found(entry.getKey(), entry.getValue(), method, path).stream())
        .findFirst();
  }

  /** All operations, each as its method and path. */
  public List<String> names() {
    return new ArrayList<>(operations.keySet());
  }

  private static Optional<Found> found(
      String key, Function<OperationCall, OperationAnswer> operation, String method, String path) {
    int blank = key.indexOf(' ');
    String template = key.substring(blank + 1);
    return key.substring(0, blank).equals(method)
        ? PathTemplate.of(template).match(path).map(found -> new Found(template, found, operation))
        : Optional.empty();
  }
}
