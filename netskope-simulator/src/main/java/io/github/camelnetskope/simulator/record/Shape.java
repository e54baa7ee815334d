package io.github.camelnetskope.simulator.record;

import java.util.List;
import java.util.Map;

/**
 * The properties in which the records of one feed differ from those of others.
 *
 * @param eventType the event type of the data dictionary
 * @param type the value of {@code type}
 * @param recordType the value of {@code record_type}
 * @param alertType the value of {@code alert_type}, empty when the records are not alerts
 * @param id the form of {@code _id}
 */
record Shape(String eventType, String type, String recordType, String alertType, IdStyle id) {

  /** The known forms of {@code _id}. */
  enum IdStyle {
    HEX_24,
    HEX_64,
    MIXED,
    NONE
  }

  /** Alert types in the order in which {@code events/alert} interleaves them. */
  static final List<String> ALERTS =
      List.of(
          "compromisedcredential",
          "ctep",
          "malsite",
          "malware",
          "policy",
          "quarantine",
          "remediation",
          "securityassessment",
          "uba",
          "watchlist",
          "dlp",
          "device",
          "content",
          "ips",
          "c2");

  private static final Map<String, Shape> EVENTS =
      Map.of(
          "events/alert", new Shape("alert", "nspolicy", "alert", "policy", IdStyle.HEX_24),
          "events/application", event("application", "nspolicy", "application"),
          "events/audit", new Shape("audit", "admin_audit_logs", "audit", "", IdStyle.MIXED),
          "events/connection", event("page", "connection", "page"),
          "events/incident", new Shape("incident", "incident", "incident", "", IdStyle.HEX_64),
          "events/infrastructure", event("infrastructure", "infrastructure", "infrastructure"),
          "events/network", event("network", "network", "network"),
          "events/page", event("page", "connection", "page"),
          "events/endpoint", new Shape("epdlp", "epdlp", "epdlp", "", IdStyle.NONE));

  private static final Map<String, Shape> ALERT_SHAPES =
      Map.ofEntries(
          alert(
              "compromisedcredential",
              "compromised_credential",
              "breach",
              "Compromised Credential"),
          alert("ctep", "ctep", "ctep", "ctep"),
          alert("malsite", "malsite", "malsite", "malsite"),
          alert("malware", "malware", "malware", "Malware"),
          alert("policy", "policy", "nspolicy", "policy"),
          alert("quarantine", "quarantine", "nspolicy", "quarantine"),
          alert("remediation", "remediation", "nspolicy", "Remediation"),
          alert("securityassessment", "security_assessment", "policy", "Security Assessment"),
          alert("uba", "uba", "anomaly", "uba"),
          alert("watchlist", "watchlist", "watchlist", "watchlist"),
          alert("dlp", "dlp", "nspolicy", "DLP"),
          alert("device", "device", "device", "Device"),
          alert("content", "content", "content", "Content"),
          alert("ips", "ips", "ips", "ips"),
          alert("c2", "c2", "c2", "c2"));

  /** The shape of a feed; an unknown feed looks like {@code events/alert}. */
  static Shape of(String feed) {
    Shape event = EVENTS.get(feed);
    return event != null
        ? event
        : ALERT_SHAPES.getOrDefault(
            feed, new Shape("alert", "nspolicy", "alert", "policy", IdStyle.HEX_24));
  }

  private static Shape event(String eventType, String type, String recordType) {
    return new Shape(eventType, type, recordType, "", IdStyle.HEX_24);
  }

  private static Map.Entry<String, Shape> alert(
      String name, String dictionaryName, String type, String alertType) {
    return Map.entry(
        "alerts/" + name,
        new Shape("alert_type_" + dictionaryName, type, "alert", alertType, IdStyle.HEX_24));
  }
}
