package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.ParameterRule.hashes;
import static io.github.camelnetskope.client.ParameterRule.objects;
import static io.github.camelnetskope.client.ParameterRule.oneOf;
import static io.github.camelnetskope.client.ParameterRule.text;
import static io.github.camelnetskope.client.ParameterRule.urls;
import static io.github.camelnetskope.client.ParameterRule.users;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documented endpoints of REST API v1, as data. */
final class QueryCatalogue {
  private static final int PAGE = 10_000;
  private static final int MOST_INSTANCES = 500;
  private static final ParameterRule YES_OR_NO = oneOf("true", "false");
  private static final ParameterRule ALERT_TYPES =
      oneOf(
          "anomaly",
          "Compromised Credential",
          "policy",
          "Legal Hold",
          "malsite",
          "Malware",
          "DLP",
          "Security Assessment",
          "watchlist",
          "quarantine",
          "Remediation",
          "uba");
  private static final ParameterRule EVENT_TYPES =
      oneOf("page", "application", "audit", "infrastructure", "network");
  private static final ParameterRule REPORT_TYPES =
      oneOf("application", "connection", "alert", "network", "page");

  private static final Map<String, QueryEndpoint> ENDPOINTS =
      Stream.of(records(), configuration(), files(), changes(), cloud(), reports())
          .flatMap(Function.identity())
          .map(QueryEndpoint.Builder::build)
          .collect(Collectors.toMap(endpoint -> key(endpoint.path()), endpoint -> endpoint));

  private QueryCatalogue() {}

  static Optional<QueryEndpoint> find(String name) {
    return Optional.ofNullable(ENDPOINTS.get(key(name)));
  }

  /** The paths of all, as documented. */
  static List<String> paths() {
    return ENDPOINTS.values().stream().map(QueryEndpoint::path).toList();
  }

  private static String key(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.toLowerCase(Locale.ROOT);
  }

  private static QueryEndpoint.Builder of(String path) {
    return new QueryEndpoint.Builder(path);
  }

  private static Stream<QueryEndpoint.Builder> records() {
    return Stream.of(
        of("alerts")
            .with("query", text())
            .with("type", ALERT_TYPES)
            .with("acked", YES_OR_NO)
            .oneWindow()
            .insertionTimes()
            .pages(PAGE, 1)
            .with("unsorted", YES_OR_NO),
        of("events")
            .with("query", text())
            .with("type", EVENT_TYPES)
            .oneWindow()
            .insertionTimes()
            .pages(PAGE, 1)
            .with("unsorted", YES_OR_NO),
        of("report")
            .with("query", text())
            .with("type", REPORT_TYPES)
            .with("groupby", oneOf("application", "user", "device", "activity"))
            .oneWindow()
            .pages(PAGE, 1),
        // Half of the usual page: a newer description of this endpoint allows no more.
        of("clients").with("query", text()).pages(PAGE / 2, 1));
  }

  private static Stream<QueryEndpoint.Builder> configuration() {
    return Stream.of(
        of("userconfig").needs("email", text()).with("configtype", oneOf("agent", "ios")),
        of("uploadtoken"),
        of("steeringconfiglist").get(),
        of("steeringconfig").with("config", text()).with("config_id", text()).pages(PAGE, 1),
        of("app_instances")
            .needs("op", oneOf("list", "add", "update", "delete"))
            .with("app", text())
            .with("instance_id", text())
            .with("instance_name", text())
            .with("tags", text())
            .with("type", text())
            .with("sort_by", text())
            .with("instances", objects(MOST_INSTANCES))
            .when("op", "add", "instances")
            .when("op", "update", "instances")
            .when("op", "delete", "instances")
            .changes("add", "update", "delete")
            .pages(PAGE, 0));
  }

  private static Stream<QueryEndpoint.Builder> files() {
    return Stream.of(
        held("quarantine", "quarantine_profile_id", oneOf("block", "allow")),
        held("legalhold", "legal_hold_profile_id", oneOf("mark-processed"))
            .with("type", oneOf("processed", "unprocessed")));
  }

  private static QueryEndpoint.Builder held(String path, String profile, ParameterRule actions) {
    return of(path)
        .needs("op", oneOf("get-files", "download-url", "take-action"))
        .times()
        .with(profile, text())
        .with("file_id", text())
        .with("action", actions)
        .when("op", "download-url", "file_id", profile)
        .when("op", "take-action", "file_id", profile, "action")
        .changes("take-action");
  }

  private static Stream<QueryEndpoint.Builder> changes() {
    return Stream.of(
        of("updateUrlList").needs("name", text()).needs("list", urls()).changes(),
        of("updateFileHashList").needs("name", text()).needs("list", hashes()).changes(),
        of("ackanomalies").needs("users", users()).changes(),
        of("ackcompromisedcred").needs("users", users()).changes(),
        of("role")
            .needs("op", oneOf("create", "list", "update", "delete"))
            .changes("create", "update", "delete")
            .open(),
        of("retro_scan")
            .needs("op", oneOf("create", "list", "stop", "delete"))
            .changes("create", "stop", "delete")
            .open(),
        of("csa_scan")
            .needs("op", oneOf("start", "status"))
            .with("scan_id", text())
            .when("op", "status", "scan_id")
            .changes("start")
            .open(),
        of("storage_constraint_profile").changes().open());
  }

  private static Stream<QueryEndpoint.Builder> cloud() {
    return Stream.of(
        of("security_assessment")
            .needs("limit", ParameterRule.number(1, PAGE))
            .pages(PAGE, 1)
            .open(),
        of("public_cloud/account").pages(PAGE, 1).open(),
        of("public_cloud/inventory").pages(PAGE, 1).open(),
        of("public_cloud/rules").pages(PAGE, 1).open(),
        of("public_cloud/rule_evaluate").open(),
        of("storage_scan_policies").changes().open(),
        of("introspection_instance").open(),
        of("ipsec/pops").get().open());
  }

  private static Stream<QueryEndpoint.Builder> reports() {
    return Stream.of(
        of("all_reports").open(),
        of("all_widgets").open(),
        of("widgets_in_report").needs("report", text()).open(),
        of("widget_data").needs("widget", text()).open(),
        of("report_widget_data").needs("report", text()).needs("widget", text()).open(),
        of("discovery/upload_url/").open());
  }
}
