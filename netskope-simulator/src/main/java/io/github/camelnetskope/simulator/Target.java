package io.github.camelnetskope.simulator;

/**
 * The target of a request.
 *
 * @param name the feed, {@code v1/} or {@code v2/} and the endpoint; {@code iterator} for each
 *     request of a CSV multi-iterator; empty for an unknown path
 * @param index the cursor's index, or the name of a multi-iterator; empty outside of dataexport
 * @param operation the wire value of {@code operation} or {@code op}, empty when there is none; for
 *     multi-iterators also {@code create}, {@code status} and {@code delete}
 */
record Target(String name, String index, String operation) {

  static final String DATAEXPORT = "/api/v2/events/dataexport/";
  static final String V2 = "/api/v2/";
  static final String V1 = "/api/v1/";

  /** The name in the journal and the fault plan for all requests to CSV multi-iterators. */
  static final String ITERATOR = "iterator";

  private static final String ITERATORS = ITERATOR + "/";
  private static final String READ = "/events";
  private static final String EXPORT = "/api/v2/events/dataexport";
  private static final String DOWNLOAD = "/quarantine/download";

  static Target of(SimulatorRequest request) {
    String path = request.path();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (trimmed.startsWith(DATAEXPORT + ITERATORS)) {
      return ofIterator(request, trimmed.substring(DATAEXPORT.length()));
    }
    if (trimmed.startsWith(DATAEXPORT)) {
      return new Target(
          trimmed.substring(DATAEXPORT.length()),
          request.parameter("index").orElse(""),
          request.parameter("operation").orElse(""));
    }
    if (trimmed.startsWith(V1)) {
      return new Target(
          "v1/" + trimmed.substring(V1.length()), "", request.parameter("op").orElse(""));
    }
    if (trimmed.startsWith(V2) && !trimmed.startsWith(EXPORT)) {
      return new Target("v2/" + trimmed.substring(V2.length()), "", "");
    }
    return new Target(trimmed.equals(DOWNLOAD) ? "v1/quarantine/download" : "", "", "");
  }

  private static Target ofIterator(SimulatorRequest request, String path) {
    String name = path.substring(ITERATORS.length());
    boolean get = request.method().equals("GET");
    if (get && name.endsWith(READ)) {
      return new Target(
          ITERATOR,
          name.substring(0, name.length() - READ.length()),
          request.parameter("operation").orElse(""));
    }
    String other = request.method().equals("POST") ? "create" : "delete";
    return new Target(ITERATOR, name, get ? "status" : other);
  }

  boolean isV2() {
    return name.startsWith("v2/");
  }

  boolean isV1() {
    return name.startsWith("v1/");
  }

  boolean isIterator() {
    return name.equals(ITERATOR);
  }

  /** {@code epoch} for a number, else the operation itself. */
  String operationKind() {
    return isEpoch() ? "epoch" : operation;
  }

  boolean isEpoch() {
    return !operation.isEmpty() && operation.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
