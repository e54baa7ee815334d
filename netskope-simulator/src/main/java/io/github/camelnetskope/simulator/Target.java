package io.github.camelnetskope.simulator;

/**
 * What a request asks for.
 *
 * @param name the feed, or {@code v1/} and the endpoint; empty for an unknown path
 * @param index the cursor's index, empty outside of dataexport
 * @param operation the wire value of {@code operation} or {@code op}, empty when there is none
 */
record Target(String name, String index, String operation) {

  static final String DATAEXPORT = "/api/v2/events/dataexport/";
  static final String V1 = "/api/v1/";
  private static final String DOWNLOAD = "/quarantine/download";

  static Target of(SimulatorRequest request) {
    String path = request.path();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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
    return new Target(trimmed.equals(DOWNLOAD) ? "v1/quarantine/download" : "", "", "");
  }

  boolean isV1() {
    return name.startsWith("v1/");
  }

  /** {@code epoch} for a number, else the operation itself. */
  String operationKind() {
    return isEpoch() ? "epoch" : operation;
  }

  boolean isEpoch() {
    return !operation.isEmpty() && operation.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
