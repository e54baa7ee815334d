package io.github.camelnetskope;

import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.StartFrom;
import java.time.DateTimeException;
import java.time.Instant;

/** What an endpoint may be, as a whole. */
final class EndpointRules {
  private EndpointRules() {}

  /**
   * Refuses what could not work, while the route is being made.
   *
   * @throws IllegalArgumentException that names the option, its value and what is allowed
   */
  static void check(NetskopeEndpoint endpoint) {
    String api = endpoint.getApi();
    String resource = endpoint.getResource();
    boolean consumes = api.equals(NetskopeEndpoint.DATAEXPORT);
    BadOptions.require(
        consumes || api.equals(NetskopeEndpoint.V1) || api.equals(NetskopeEndpoint.V2),
        "api",
        api,
        NetskopeEndpoint.DATAEXPORT + " or " + NetskopeEndpoint.V1 + " or " + NetskopeEndpoint.V2);
    BadOptions.require(
        !resource.isEmpty(), "resource", resource, "a feed or an endpoint of v1 or v2");
    OptionRules.check(endpoint.getConfiguration());
    endpoint.tenant();
    Tokens.check(endpoint.getConfiguration(), api);
    Instant now = endpoint.getComponent().time().wallTime();
    if (consumes) {
      endpoint.feeds();
      checkStart(endpoint, now);
      if (endpoint.getConfiguration().getIndex() != null) {
        endpoint.index();
      }
    } else if (api.equals(NetskopeEndpoint.V2)) {
      QueryOption.check(
          endpoint.getQueryConfiguration(), NetskopeOperationProducer.resource(endpoint), now);
    } else {
      QueryOption.check(endpoint.getQueryConfiguration(), endpoint.queryEndpoint(), now);
    }
  }

  private static void checkStart(NetskopeEndpoint endpoint, Instant now) {
    StartFrom start = endpoint.startFrom();
    boolean atTime = false;
    try {
      atTime = start.operation(now) instanceof IteratorOperation.Epoch;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      BadOptions.require(
          false,
          "startFrom",
          endpoint.getConfiguration().getStartFrom(),
          "a time that is not before 1970");
    }
    BadOptions.require(
        !atTime || endpoint.feeds().stream().noneMatch(Feed::isCsv),
        "startFrom",
        endpoint.getConfiguration().getStartFrom(),
        "resend or next for an iterator/TYPE, which has no history");
  }
}
