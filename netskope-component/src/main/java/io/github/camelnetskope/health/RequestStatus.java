package io.github.camelnetskope.health;

import io.github.camelnetskope.client.NetskopeException;

/** The result of a request, in classes that are few enough for a dashboard. */
public enum RequestStatus {
  OK("2xx"),
  UNAUTHORIZED("401"),
  FORBIDDEN("403"),
  NOT_FOUND("404"),
  CONFLICT("409"),
  TOO_MANY("429"),
  REFUSED("4xx"),
  FAILED("5xx"),
  NO_ANSWER("none");

  private final String label;

  RequestStatus(String label) {
    this.label = label;
  }

  /** The HTTP status, its class, or {@code none}. */
  public String label() {
    return label;
  }

  /** The class of a failed request. */
  public static RequestStatus of(NetskopeException failure) {
    int status = failure.statusCode().orElse(0);
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 429 -> TOO_MANY;
      default -> ofClass(status / 100);
    };
  }

  private static RequestStatus ofClass(int hundreds) {
    return switch (hundreds) {
      case 0 -> NO_ANSWER;
      case 2 -> OK;
      case 5 -> FAILED;
      default -> REFUSED;
    };
  }
}
