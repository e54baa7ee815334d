package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.ParameterRule.number;
import static io.github.camelnetskope.client.ParameterRule.oneOf;
import static io.github.camelnetskope.client.ParameterRule.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operations of REST API v2 that are known by name, as data. */
public final class OperationTable {
  private static final String LIST = "list";
  private static final String GET = "get";
  private static final int MOST = Integer.MAX_VALUE;
  private static final int HUNDRED = 100;

  /** Less than the tenant's own 180 s, and less than this client's timeout for an answer. */
  private static final String SEARCH_SECONDS = "100";

  private static final List<Operation> ALL =
      Stream.of(
              events(),
              searches(),
              lists(),
              OperationWrites.lists(),
              OperationEvidence.all(),
              incidents(),
              OperationWrites.incidents(),
              services(),
              OperationWrites.services(),
              OperationDevices.all(),
              network(),
              OperationWrites.network(),
              steering(),
              users(),
              OperationWrites.users())
          .flatMap(Function.identity())
          .map(OperationBuilder::build)
          .toList();

  private OperationTable() {}

  /** All operations, in the order of the documentation. */
  public static List<Operation> all() {
    return ALL;
  }

  /** The operations of a resource; empty when it is not known by name. */
  static List<Operation> of(String resource) {
    return ALL.stream().filter(one -> one.resource().equalsIgnoreCase(resource)).toList();
  }

  private static OperationBuilder of(String resource, String op, String scope) {
    return new OperationBuilder(resource, op, scope);
  }

  private static Stream<OperationBuilder> events() {
    return Stream.of(
        data("alert")
            .with(
                "type",
                oneOf(
                    "anomaly",
                    "uba",
                    "Compromised Credential",
                    "DLP",
                    "Legal Hold",
                    "Malware",
                    "malsite",
                    "policy",
                    "quarantine",
                    "Remediation",
                    "Security Assessment",
                    "watchlist"))
            .with("acked", oneOf("true", "false")),
        data("application"),
        data("page"),
        data("network"),
        data("audit"),
        data("infrastructure"),
        of("events/token/transaction_events", GET, "transaction")
            .param("decode", oneOf("true", "false"))
            .param("regenerate", oneOf("true", "false"))
            .once("GET")
            .meaning(
                449,
                "The token was handed out before: param.regenerate=true makes another, and ends"
                    + " the old one")
            .quota(OperationBuilder.ONE_A_SECOND)
            .object("result"),
        of("events/metrics/transactionevents", GET, "transaction_metrics")
            .param("hours", number(1, 168))
            .quota(OperationBuilder.ONE_A_SECOND)
            .object("result"));
  }

  private static OperationBuilder data(String type) {
    return of("events/data/" + type, LIST, type)
        .with("query", text())
        .windowRequired(QueryWindow.BY_TIME, QueryWindow.BY_INSERTION)
        .pages(OperationPaging.OFFSET, 5000, 5000)
        .deepest(50_000)
        .param("fields", text())
        .list("result");
  }

  private static Stream<OperationBuilder> searches() {
    return Stream.of(
        search("alert", "alert").windowRequired(QueryWindow.BY_TIME),
        search("application", "application").windowRequired(QueryWindow.BY_TIME),
        search("page", "page").windowRequired(QueryWindow.BY_TIME).param("access", text()),
        search("network", "network").windowRequired(QueryWindow.BY_TIME),
        search("incident", "incident").windowRequired(QueryWindow.BY_TIME),
        search("epdlp", "epdlp").windowRequired(QueryWindow.BY_TIME),
        search("clientstatus", "clientstatus").window(QueryWindow.BY_TIME));
  }

  private static OperationBuilder search(String type, String scope) {
    return of("events/datasearch/" + type, LIST, scope)
        .with("query", text())
        .pages(OperationPaging.OFFSET, 10_000, 10_000)
        .param("fields", text())
        .param("groupbys", text())
        .param("orderbys", text())
        .param("subgroupbys", text())
        .param("sublimit", number(1, 10_000))
        .param("timeout", number(1, 180), SEARCH_SECONDS)
        .list("result");
  }

  private static Stream<OperationBuilder> lists() {
    return Stream.of(
        of("policy/urllist", LIST, "urllist")
            .param("pending", oneOf("0", "1"))
            .param("field", text())
            .list(),
        of("policy/urllist", GET, "urllist").behind("{id}").object());
  }

  private static Stream<OperationBuilder> incidents() {
    return Stream.of(
        of("incidents/dlpincidents", "notes", "ims_notes").behind("{id}/notes").list("data"),
        of("incidents/uba/getuci", GET, "uba").readByBody().list("usersUci"),
        of("ubadatasvc/user/uci", GET, "ubadatasvc").readByBody().object(),
        of("incidents/anomalies", GET, "uba").behind("{id}").object(),
        of("incidents/users/getanomalies", LIST, "uba")
            .readByBody()
            .pages(OperationPaging.OFFSET, 1000, 10_000)
            .param("sortby", text())
            .param("sortorder", oneOf("asc", "desc"))
            .list("results"),
        of("incidents/users/getactiveuci", LIST, "uba")
            .readByBody()
            .pages(OperationPaging.OFFSET, 1000, 10_000)
            .param("sortby", oneOf("confidenceScore"))
            .param("sortorder", oneOf("asc", "desc"))
            .list("results"),
        of("incidents/anomalies/getanomalies", LIST, "uba")
            .readByBody()
            .pages(OperationPaging.OFFSET, 1000, 10_000)
            .param("activity", text(), "ActivityForUciImpactAPI")
            .param("fields", text())
            .list("results"));
  }

  private static Stream<OperationBuilder> services() {
    return Stream.concat(
        Stream.of(
            of("casbapi/incidents/quarantine", LIST, "casbapi")
                .window(QueryWindow.BY_TIME)
                .pages(OperationPaging.OFFSET, HUNDRED, HUNDRED)
                .list("quarantineIncidents")),
        OperationLookups.all());
  }

  private static Stream<OperationBuilder> network() {
    String publishers = "infrastructure/publishers";
    return Stream.of(
            of("steering/apps/private", LIST, "npa_apps_private")
                .with("query", text())
                .pages(OperationPaging.OFFSET, 500, MOST)
                .param("fields", text())
                .list("data", "private_apps"),
            of("steering/apps/private", GET, "npa_apps_private").behind("{id}").object("data"),
            of("steering/apps/private/tags", LIST, "npa_private_tag").list("data"),
            of(publishers, LIST, "npa_publishers").list("data", "publishers"),
            of(publishers, GET, "npa_publishers").behind("{id}").object("data"),
            of(publishers, "apps", "npa_publishers").behind("{id}/apps").list("data"),
            of(publishers, "releases", "npa_publishers").behind("releases").list("data"))
        .map(one -> one.quota(OperationBuilder.THOUSAND_AN_HOUR));
  }

  private static Stream<OperationBuilder> steering() {
    return Stream.of(pops("ipsec"), pops("gre"));
  }

  private static OperationBuilder pops(String tunnel) {
    OperationBuilder operation = of("steering/" + tunnel + "/pops", LIST, tunnel);
    List.of("name", "region", "country", "ip", "capabilities", "lat", "long", "fields")
        .forEach(name -> operation.param(name, text()));
    return operation.pages(OperationPaging.OFFSET, HUNDRED, HUNDRED).list("result");
  }

  private static Stream<OperationBuilder> users() {
    return Stream.of(
        of("rbac/roles", LIST, "ms-rbac")
            .pages(OperationPaging.OFFSET, HUNDRED, HUNDRED)
            .list("roles"),
        of("rbac/roles", GET, "ms-rbac").behind("{id}").object(),
        scimList("scim/Users"),
        scimGet("scim/Users"),
        scimList("scim/Groups"),
        scimGet("scim/Groups"));
  }

  private static OperationBuilder scimList(String resource) {
    return of(resource, LIST, "scim-apis")
        .pages(OperationPaging.START_INDEX, HUNDRED, MOST)
        .param("filter", text())
        .param("attributes", text())
        .param("excludedAttributes", text())
        .list("Resources");
  }

  private static OperationBuilder scimGet(String resource) {
    return of(resource, GET, "scim-apis").behind("{id}").object();
  }
}
