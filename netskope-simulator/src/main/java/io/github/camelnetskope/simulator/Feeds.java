package io.github.camelnetskope.simulator;

import java.util.List;
import java.util.stream.Stream;

/** The feeds every tenant has. Others exist only where a test configures them. */
public final class Feeds {

  /** The event feeds, {@code events/alert} first. */
  public static final List<String> EVENTS =
      List.of(
          "events/alert",
          "events/application",
          "events/audit",
          "events/connection",
          "events/incident",
          "events/infrastructure",
          "events/network",
          "events/page",
          "events/endpoint");

  /** The alert feeds. */
  public static final List<String> ALERTS =
      List.of(
          "alerts/compromisedcredential",
          "alerts/ctep",
          "alerts/malsite",
          "alerts/malware",
          "alerts/policy",
          "alerts/quarantine",
          "alerts/remediation",
          "alerts/securityassessment",
          "alerts/uba",
          "alerts/watchlist",
          "alerts/dlp",
          "alerts/device",
          "alerts/content",
          "alerts/ips",
          "alerts/c2");

  /** Both groups. */
  public static final List<String> ALL = Stream.concat(EVENTS.stream(), ALERTS.stream()).toList();

  private Feeds() {}
}
