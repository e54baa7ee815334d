package io.github.camelnetskope.client;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path of REST API v2 and its operations: those in {@link OperationTable}, or for any other path
 * the given HTTP method, unchecked.
 *
 * @param path after {@code v2/}, as given
 * @param operations at least one
 */
public record OperationResource(String path, List<Operation> operations) {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.~-]+(?:/[A-Za-z0-9_.~-]+)*");
  private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");
  private static final String ITERATOR = "events/dataexport";

  /**
   * The resource of this path.
   *
   * @param method for a path that is not known by name; empty when not given
   * @throws QueryRefusedException when it is not a valid path, is a path of the iterator, or the
   *     method does not fit
   */
  public static OperationResource of(String path, String method) {
    if (!PATH.matcher(path).matches() || DOTS.matcher(path).find()) {
      throw new QueryRefusedException(
          "resource", path, "a path of REST API v2 behind /api/v2/, for instance policy/urllist");
    }
    if ((path + "/").toLowerCase(Locale.ROOT).startsWith(ITERATOR + "/")) {
      throw new QueryRefusedException(
          "resource",
          path,
          "no path of the iterator: asking it moves a cursor. Consume it with netskope:dataexport");
    }
    List<Operation> known = OperationTable.of(path);
    if (!known.isEmpty() && !method.isEmpty()) {
      throw new QueryRefusedException(
          "method",
          method,
          "no value: " + path + " is known by name; use op, one of " + ops(known));
    }
    return new OperationResource(path, known.isEmpty() ? List.of(untyped(path, method)) : known);
  }

  private static Operation untyped(String path, String method) {
    String verb = method.isEmpty() ? "GET" : method;
    if (!METHODS.contains(verb)) {
      throw new QueryRefusedException("method", method, "one of " + String.join(", ", METHODS));
    }
    return new Operation(
        path,
        "",
        verb,
        path,
        List.of(),
        Set.of(),
        false,
        OperationPaging.NONE,
        0,
        0,
        OperationResult.WHOLE,
        WITHOUT_BODY.contains(verb) ? OperationBody.NONE : OperationBody.GIVEN,
        verb.equals("GET") ? OperationEffect.READ : OperationEffect.UNREPEATABLE_WRITE,
        OperationWrite.NONE,
        RateLimiter.Quota.V2_ENDPOINT,
        "");
  }

  private static String ops(List<Operation> operations) {
    return operations.stream().map(Operation::op).collect(Collectors.joining(", "));
  }

  /**
   * Chooses the operation.
   *
   * @param op its name; when empty: the only operation, else {@code get} if an id is given, else
   *     {@code list}, else the one named like the end of the path, else the only one that reads
   * @throws QueryRefusedException when there is no such operation
   */
  Operation choose(String op, boolean idGiven) {
    return find(op, idGiven).orElseThrow(() -> refused(op));
  }

  private Optional<Operation> find(String op, boolean idGiven) {
    if (operations.size() == 1 && op.isEmpty()) {
      return Optional.of(operations.get(0));
    }
    return op.isEmpty()
        ? named(idGiven ? "get" : "list")
            .or(() -> named(path.substring(path.lastIndexOf('/') + 1)))
            .or(this::onlyRead)
        : named(op);
  }

  private Optional<Operation> onlyRead() {
    List<Operation> reads =
        operations.stream().filter(one -> one.effect() == OperationEffect.READ).toList();
    return reads.size() == 1 ? Optional.of(reads.get(0)) : Optional.empty();
  }

  private Optional<Operation> named(String op) {
    return operations.stream()
        .filter(one -> one.isTyped() && one.op().equalsIgnoreCase(op))
        .findFirst();
  }

  private QueryRefusedException refused(String op) {
    String allowed =
        operations.get(0).isTyped()
            ? "one of " + ops(operations)
            : "no value: " + path + " is not known by name; use method";
    return new QueryRefusedException("op", op, allowed);
  }

  /** Refuses an option that no header could correct. */
  public void check(Map<String, String> given, Instant now) {
    String op = given.getOrDefault("op", "");
    if (!op.isEmpty() || operations.size() == 1) {
      OperationCall.checkValues(choose(op, given.containsKey("id")), given, now);
    }
  }

  /** Whether any of its operations has pages. */
  public boolean isPaged() {
    return operations.stream().anyMatch(Operation::isPaged);
  }

  /** Whether any of its operations accepts a window by insertion time. */
  public boolean isByInsertion() {
    return operations.stream().anyMatch(one -> one.windows().contains(QueryWindow.BY_INSERTION));
  }

  /** The tenant's rate limit for it. */
  public RateLimiter.Quota quota() {
    return operations.get(0).quota();
  }

  /** The path for which the tenant counts requests, as the documentation spells it. */
  public String counted() {
    return operations.get(0).resource();
  }
}
