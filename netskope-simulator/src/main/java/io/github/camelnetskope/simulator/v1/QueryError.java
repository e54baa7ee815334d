package io.github.camelnetskope.simulator.v1;

import java.util.List;

/** A call that API v1 answers with {@code "status":"error"}, at HTTP 200. */
public final class QueryError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> errors;

  QueryError(String... errors) {
    super(String.join("; ", errors));
    this.errors = List.of(errors);
  }

  List<String> errors() {
    return errors;
  }
}
