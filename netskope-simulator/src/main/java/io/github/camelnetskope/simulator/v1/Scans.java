package io.github.camelnetskope.simulator.v1;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@code csa_scan}: an unknown scan gets an empty answer as its status. Thread-safe. */
final class Scans {

  private final Set<String> started = new HashSet<>();

  synchronized QueryAnswer answer(QueryCall call) {
    return switch (call.required("op")) {
      case "start" -> {
        String id = Integer.toString(4711 + started.size());
        started.add(id);
        yield QueryAnswer.success(QueryAnswer.object().put("scan_id", id));
      }
      case "status" ->
          started.contains(call.required("scan_id"))
              ? QueryAnswer.success(QueryAnswer.object().put("scan_status", "completed"))
              : new QueryAnswer(200, Map.of("Content-Type", "application/json"), new byte[0]);
      default -> throw new QueryError("Invalid value for op");
    };
  }
}
