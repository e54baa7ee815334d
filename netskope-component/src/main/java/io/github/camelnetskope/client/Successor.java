package io.github.camelnetskope.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The replacement of endpoints of REST API v1, which is being retired endpoint by endpoint. The
 * table of the documentation and the texts of errors are made from it.
 *
 * @param endpoints the endpoints of v1
 * @param paths the paths of v2, as the documentation writes them; empty when none is known
 * @param more a further remark, after the paths
 * @param sure the source of this knowledge
 */
public record Successor(List<String> endpoints, String paths, String more, String sure) {
  private static final List<Successor> ALL =
      List.of(
          of("`events/data/alert`, `events/datasearch/alert`", "documented", "alerts")
              .more("; to read all, `netskope:dataexport/alerts/*`"),
          of(
                  "`events/data/` and `page`, `application`, `audit`, `infrastructure`, `network`",
                  "documented",
                  "events")
              .more("; to read all, `netskope:dataexport/events/*`"),
          of("`events/datasearch` with `param.groupbys`", "derived", "report")
              .more("; `events/dashboard` (untyped)"),
          of("`events/datasearch/clientstatus`", "used by several products", "clients"),
          of("`casbapi/incidents/quarantine`", "used by one product", "quarantine")
              .more(
                  ", with `op` `list`, `restore` for allow, `block`; `casbapi/apps` for the file"),
          of("`policy/urllist` with `op=replace`", "documented", "updateUrlList")
              .more(
                  ". v1 takes a name and is live at once; v2 takes an id and is live after a"
                      + " deployment (`deploy=true`), which makes all pending lists live"),
          of("`rbac/roles`", "documented", "role"),
          of("`steering/ipsec/pops`", "documented", "ipsec/pops"),
          of("`incidents/anomalies` with `op=allow`", "derived", "ackanomalies")
              .more(": for each anomaly, and it reverts the score"),
          of("`casbapi/retroscans` (untyped)", "documented, perhaps not open", "retro_scan"),
          of(
              "`discovery/files` (untyped)",
              "documented, perhaps not open",
              "uploadtoken",
              "discovery/upload_url/"),
          of(
              "`spm` (untyped), in part",
              "derived",
              "csa_scan",
              "security_assessment",
              "public_cloud/account",
              "public_cloud/inventory",
              "public_cloud/rules",
              "public_cloud/rule_evaluate"),
          of(
                  "",
                  "documented",
                  "all_reports",
                  "all_widgets",
                  "widgets_in_report",
                  "widget_data",
                  "report_widget_data")
              .more(" for data; `reporting` (untyped) has lists only"),
          of("", "unknown", "legalhold").more(" for listing"),
          of(
              "",
              "unknown",
              "userconfig",
              "updateFileHashList",
              "ackcompromisedcred",
              "app_instances",
              "steeringconfig",
              "steeringconfiglist",
              "storage_scan_policies",
              "storage_constraint_profile",
              "introspection_instance"));

  private static Successor of(String paths, String sure, String... endpoints) {
    return new Successor(List.of(endpoints), paths, "", sure);
  }

  private Successor more(String text) {
    return new Successor(endpoints, paths, text, sure);
  }

  /** All, in the order of the documentation. */
  public static List<Successor> all() {
    return ALL;
  }

  /** Advice for errors when a tenant may no longer have an endpoint. */
  static String advice(String endpoint) {
    Optional<String> paths =
        ALL.stream()
            .filter(one -> one.endpoints.stream().anyMatch(endpoint::equalsIgnoreCase))
            .map(one -> one.paths.replace("`", ""))
            .filter(text -> !text.isEmpty())
            .findFirst();
    return ". The tenant may no longer have it: REST API v1 is being retired. "
        + paths
            .map(text -> "In v2 there is netskope:v2/" + text)
            .orElse("No successor in v2 is known");
  }

  /** A row of the documentation's table, in AsciiDoc. */
  public String row() {
    String v1 = endpoints.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
    return "|" + v1 + " |" + (paths.isEmpty() ? "none known" : paths) + more + " |" + sure;
  }
}
