package io.github.camelnetskope.simulator.v2;

import io.github.camelnetskope.simulator.iterator.RecordLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What API v2 reads beside the iterator: an operation for each method and path. */
public final class OperationTenant {

  private static final String ID = "{id}";

  private final Map<String, Function<OperationCall, OperationAnswer>> operations =
      new LinkedHashMap<>();

  public OperationTenant(Function<String, RecordLog> feeds, InstantSource clock, int mostRows) {
    EventSearches searches = new EventSearches(feeds, clock, mostRows);
    for (String type :
        List.of("alert", "application", "audit", "infrastructure", "network", "page")) {
      get("events/data/" + type, call -> searches.data(type, call));
    }
    for (String type : List.of("alert", "application", "page", "network", "incident")) {
      get("events/datasearch/" + type, call -> searches.search("events/" + type, call));
    }
    get("events/datasearch/epdlp", call -> searches.search("events/endpoint", call));
    ServiceSamples.addTo(this);
  }

  void get(String path, Function<OperationCall, OperationAnswer> operation) {
    operations.put("GET " + path, operation);
  }

  void post(String path, Function<OperationCall, OperationAnswer> operation) {
    operations.put("POST " + path, operation);
  }

  /**
   * An operation that a request means.
   *
   * @param path as the documentation spells it: what is counted by
   */
  public record Found(String path, String id, Function<OperationCall, OperationAnswer> operation) {

    /** Answers a call. */
    public OperationAnswer answer(Map<String, String> parameters, byte[] body) {
      try {
        return operation.apply(new OperationCall(id, parameters, body));
      } catch (OperationRefused e) {
        return OperationAnswer.message(e.status(), String.valueOf(e.getMessage()));
      }
    }
  }

  /** The operation behind a path; the gateway knows paths by their method. */
  public Optional<Found> find(String method, String path) {
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
    int at = template.indexOf(ID);
    if (!key.substring(0, blank).equals(method)) {
      return Optional.empty();
    }
    if (at < 0) {
      return template.equals(path)
          ? Optional.of(new Found(template, "", operation))
          : Optional.empty();
    }
    String before = template.substring(0, at);
    String after = template.substring(at + ID.length());
    boolean fits =
        path.length() > before.length() + after.length()
            && path.startsWith(before)
            && path.endsWith(after);
    String id = fits ? path.substring(before.length(), path.length() - after.length()) : "/";
    return id.contains("/") ? Optional.empty() : Optional.of(new Found(template, id, operation));
  }
}
