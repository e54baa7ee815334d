package io.github.camelnetskope.client;

import java.util.List;

/**
 * Where the result of an operation lies in its answer.
 *
 * @param path the names that lead to it; none when it is the whole answer
 * @param kind what it has to be
 */
record OperationResult(List<String> path, Kind kind) {
  /** What a result may be. */
  enum Kind {
    /** A JSON array. */
    LIST,
    /** A JSON object. */
    OBJECT,
    /** Anything, or nothing. */
    ANY
  }

  /** Whatever the answer is. */
  static final OperationResult WHOLE = new OperationResult(List.of(), Kind.ANY);

  static OperationResult list(String... path) {
    return new OperationResult(List.of(path), Kind.LIST);
  }

  static OperationResult object(String... path) {
    return new OperationResult(List.of(path), Kind.OBJECT);
  }

  /** The same place, whatever is there. */
  OperationResult orNothing() {
    return new OperationResult(path, Kind.ANY);
  }

  /** For people: the path, with dots. */
  String label() {
    return path.isEmpty() ? "the whole answer" : String.join(".", path);
  }
}
