package io.github.camelnetskope.client;

import java.util.Optional;

/**
 * A file of REST API v2 that was received.
 *
 * @param status the HTTP status
 * @param name as the tenant has it, without a path; empty when it says none
 * @param limit what the headers say of the pace
 */
public record OperationFile(int status, Optional<String> name, RateLimit limit)
    implements LimitedAnswer {

  /** Its text shows no name. */
  @Override
  public String toString() {
    return "HTTP " + status + ", a file";
  }
}
