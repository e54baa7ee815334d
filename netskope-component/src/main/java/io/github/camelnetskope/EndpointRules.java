package io.github.camelnetskope;

import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorOperation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The rules for combinations of options and parts of an endpoint's URI. */
final class EndpointRules {
  private EndpointRules() {}

  /**
   * Refuses an endpoint that cannot work, when it is created.
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
      AlertsOnce.check(endpoint.feeds(), endpoint.getConfiguration());
      checkExtent(endpoint, now);
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

  private static void checkExtent(NetskopeEndpoint endpoint, Instant now) {
    NetskopeConfiguration c = endpoint.getConfiguration();
    Extent extent = FeedOptions.extent(c);
    boolean csv = endpoint.feeds().stream().anyMatch(Feed::isCsv);
    Optional<Instant> start = start(c, extent, now);
    BadOptions.require(
        start.isEmpty() || !csv,
        "startFrom",
        c.getStartFrom(),
        "resend or next for an iterator/TYPE, which has no history");
    BadOptions.require(
        c.getUntil() != null || !c.isStopWhenDone(),
        "stopWhenDone",
        c.isStopWhenDone(),
        "false without until, as the feed then never ends");
    String until = c.getUntil();
    if (until != null) {
      BadOptions.require(
          !csv, "until", until, "nothing for an iterator/TYPE, which has no timestamp_hwm");
      Instant end = end(until, extent, now);
      // One fixed and one relative time are not compared: they may have been in order when the
      // cursor was first started.
      boolean comparable = isRelative(c.getStartFrom()) == isRelative(until);
      BadOptions.require(
          start.isEmpty() || !comparable || start.get().isBefore(end),
          "until",
          until,
          "a time after startFrom=" + c.getStartFrom());
    }
    Stripes.check(endpoint, start, now);
  }

  /** Whether a time is relative to now. */
  static boolean isRelative(String time) {
    return time.equals("now") || time.startsWith("-P");
  }

  /** The time at which a cursor begins; empty when {@code startFrom} is not a time. */
  static Optional<Instant> start(NetskopeConfiguration c, Extent extent, Instant now) {
    try {
      return extent.startFrom().operation(now) instanceof IteratorOperation.Epoch epoch
          ? Optional.of(Instant.ofEpochSecond(epoch.epochSeconds()))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw BadOptions.refused("startFrom", c.getStartFrom(), "a time that is not before 1970");
    }
  }

  private static Instant end(String until, Extent extent, Instant now) {
    try {
      return extent.until().orElseThrow().end(Optional.empty(), now);
    } catch (DateTimeException | ArithmeticException e) {
      throw BadOptions.refused("until", until, "a time that is not before 1970");
    }
  }
}
