package io.github.camelnetskope.client;

import java.util.Optional;

/**
 * A file of REST API v2 that was received.
 *
 * @param status the HTTP status
 * @param name as the tenant sends it, without a path; empty when it sends none
 * @param limit the rate limit in the headers
 */
public record OperationFile(int status, Optional<String> name, RateLimit limit)
    implements LimitedAnswer {

  /** Does not contain the name. */
  @Override
  public String toString() {
    return "HTTP " + status + ", a file";
  }
}
