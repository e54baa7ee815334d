package io.github.camelnetskope.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of REST API v2, as data: {@link OperationTable} has those that are known.
 *
 * @param resource the path in an endpoint's URI, behind {@code v2/}
 * @param op what {@code op} calls it; empty for a path that is not known by name
 * @param method the HTTP method
 * @param path behind {@code /api/v2/}, where <code>{id}</code> stands for the id
 * @param parameters those that are known; {@code param.NAME} may bring others
 * @param windows the kinds of time window that it takes
 * @param windowRequired whether exactly one of them has to be there
 * @param paging how to ask for a part of the records
 * @param pageSize how many records {@code paginate} asks for at once
 * @param deepest how many records of one time window can be asked for; 0 where that is not known
 * @param result where the result lies
 * @param body what it carries
 * @param effect what it does to the tenant
 * @param write what there is to know of a write
 * @param quota how often the tenant takes it
 * @param scope what a token needs: the name of a group of endpoints
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

  /** Whether its records can be fetched page by page. */
  public boolean isPaged() {
    return paging != OperationPaging.NONE;
  }

  /** Whether it is about one thing, whose id it needs. */
  boolean needsId() {
    return path.contains(ID);
  }

  /** Whether it brings a file, as a stream. */
  public boolean isFile() {
    return result.isFile();
  }

  /** The path and the parameters of a call. Each value in the path is one segment of it. */
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
   * Refuses two windows, half of one, none where there has to be one, and one that ends before it
   * begins.
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

  /** For people: the operation. */
  String named() {
    return "v2/" + resource + (isTyped() ? " op=" + op : " (" + method + ", untyped)");
  }

  /** For people: the names of the parameters it takes. */
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

  /** For people: the limit of the tenant. */
  String limit() {
    long seconds = quota.window().toSeconds();
    String whole = quota.requests() + " in " + seconds + " s";
    return seconds == 1 ? whole : quota.perSecond() + " in 1 s and " + whole;
  }

  /** For people: the kinds of time window. */
  String windowNames() {
    return windows.stream().sorted().map(QueryWindow::names).collect(Collectors.joining(", or "));
  }

  @Override
  public String toString() {
    return named();
  }
}
