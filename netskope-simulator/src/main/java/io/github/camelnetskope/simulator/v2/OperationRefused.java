package io.github.camelnetskope.simulator.v2;

/** A call that the gateway or a service refuses with a status of its own. */
final class OperationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  OperationRefused(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
