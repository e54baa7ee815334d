package io.github.camelnetskope.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of REST API v2, as data: {@link OperationTable} has the known ones.
 *
 * @param resource the path in an endpoint's URI, after {@code v2/}
 * @param op its name in the option {@code op}; empty for a path that is not known by name
 * @param method the HTTP method
 * @param path after {@code /api/v2/}, where <code>{id}</code> stands for the id
 * @param parameters the known ones; {@code param.NAME} may give others
 * @param windows the kinds of time window that it accepts
 * @param windowRequired whether exactly one of them is required
 * @param paging how to request a part of the records
 * @param pageSize how many records {@code paginate} requests at once
 * @param deepest how many records of one time window can be requested; 0 where that is not known
 * @param result the place of the result in the answer
 * @param body the request body
 * @param effect what it does to the tenant
 * @param write details of a write
 * @param quota the tenant's rate limit for it
 * @param scope the group of endpoints that the token needs
 */
public record Operation(
    String resource,
    String op,
    String method,
    String path,
    List<OperationParameter> parameters,
    Set<QueryWindow> windows,
    boolean windowRequired,
    OperationPaging paging,
    int pageSize,
    int deepest,
    OperationResult result,
    OperationBody body,
    OperationEffect effect,
    OperationWrite write,
    RateLimiter.Quota quota,
    String scope) {

  private static final String ID = "{id}";

  /** Whether it is known by name. */
  public boolean isTyped() {
    return !op.isEmpty();
  }

  /** Whether its records can be fetched in pages. */
  public boolean isPaged() {
    return paging != OperationPaging.NONE;
  }

  /** Whether it needs an id. */
  boolean needsId() {
    return path.contains(ID);
  }

  /** Whether its answer is a file, as a stream. */
  public boolean isFile() {
    return result.isFile();
  }

  /** The path and the parameters of a call. A value in the path is always one path segment. */
  String address(String id, Map<String, String> wire) {
    String place = path.replace(ID, QueryRequest.encode(id));
    var query = new StringBuilder();
    for (Map.Entry<String, String> parameter : wire.entrySet()) {
      String value = QueryRequest.encode(parameter.getValue());
      String inPath = "{" + parameter.getKey() + "}";
      if (path.contains(inPath)) {
        place = place.replace(inPath, value);
      } else {
        query.append(query.isEmpty() ? '?' : '&').append(QueryRequest.encode(parameter.getKey()));
        query.append('=').append(value);
      }
    }
    return "/api/v2/" + place + query;
  }

  /**
   * Refuses two windows, half of one, a missing required one, and one that ends before it begins.
   */
  void checkWindow(Map<String, String> wire, boolean pages) {
    List<QueryWindow> kinds = windows.stream().sorted().toList();
    boolean given =
        kinds.stream().anyMatch(k -> wire.containsKey(k.start()) || wire.containsKey(k.end()));
    if (windowRequired || given) {
      QueryWindow.check(wire, pages, kinds, "startTime");
    }
    if (given) {
      QueryWindow.checkOrder(wire);
    }
  }

  Optional<OperationParameter> parameter(String given) {
    return parameters.stream().filter(one -> one.isCalled(given)).findFirst();
  }

  Optional<OperationParameter> onWire(String wire) {
    return parameters.stream().filter(one -> one.wire().equals(wire)).findFirst();
  }

  /** The operation, as text for errors. */
  String named() {
    return "v2/" + resource + (isTyped() ? " op=" + op : " (" + method + ", untyped)");
  }

  /** The names of its parameters, as text for errors. */
  String takes() {
    List<String> names = new ArrayList<>();
    if (needsId()) {
      names.add("id");
    }
    parameters.forEach(parameter -> names.add(parameter.option()));
    String known = names.isEmpty() ? "none" : String.join(", ", names);
    return known + "; others as param.NAME, unchecked";
  }

  /** A row of the documentation's table, in AsciiDoc. */
  public String row() {
    String depth = deepest > 0 ? ", " + deepest + " a window" : "";
    String pages = isPaged() ? paging.label() + ", " + pageSize + " a page" + depth : "no";
    return String.join(
        " |",
        "|`" + resource + "`",
        "`" + op + "`",
        method,
        described(),
        pages,
        result.path().isEmpty() ? result.label() : "`" + result.label() + "`",
        effect.label() + (write.pending() ? ", pending until deployed" : ""),
        limit(),
        scope.isEmpty() ? "not known" : "`" + scope + "`");
  }

  private String described() {
    List<String> all = new ArrayList<>();
    if (needsId()) {
      all.add("id (required)");
    }
    if (!windows.isEmpty()) {
      all.add(windowNames() + (windowRequired ? " (required)" : ""));
    }
    parameters.stream()
        .filter(parameter -> windows.stream().noneMatch(w -> w.has(parameter.wire())))
        .map(OperationParameter::described)
        .forEach(all::add);
    if (!body.described().isEmpty()) {
      all.add(body.described());
    }
    return all.isEmpty() ? "none" : String.join("; ", all);
  }

  /** The tenant's rate limit, as text. */
  String limit() {
    long seconds = quota.window().toSeconds();
    String whole = quota.requests() + " in " + seconds + " s";
    return seconds == 1 ? whole : quota.perSecond() + " in 1 s and " + whole;
  }

  /** The kinds of time window, as text. */
  String windowNames() {
    return windows.stream().sorted().map(QueryWindow::names).collect(Collectors.joining(", or "));
  }

  @Override
  public String toString() {
    return named();
  }
}
