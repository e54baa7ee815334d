package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.ParameterRule.text;

import java.util.stream.Stream;

/** The writes of {@link OperationTable}, by family. */
final class OperationWrites {
  private static final String LISTS = "policy/urllist";
  private static final String LIST_NOW = "v2/policy/urllist op=get with the same id: data.urls";
  private static final String SCIM_JSON = "application/scim+json";
  private static final OperationBody URLS = OperationBody.with("data.urls", "data.type");

  private OperationWrites() {}

  private static OperationBuilder of(String resource, String op, String scope) {
    return new OperationBuilder(resource, op, scope);
  }

  static Stream<OperationBuilder> lists() {
    OperationBody whole = OperationBody.with("name", "data.urls", "data.type");
    return Stream.of(
        list("create")
            .once("POST")
            .carries(whole)
            .untilDeployed()
            .look("v2/policy/urllist op=list: whether the name is there"),
        list("update").behind("{id}").sets("PUT").carries(whole).untilDeployed().look(LIST_NOW),
        merge("replace"),
        merge("append"),
        merge("remove"),
        list("delete")
            .behind("{id}")
            .sets("DELETE")
            .untilDeployed()
            .look("v2/policy/urllist op=get with the same id: modify_type Deleted, or none"),
        list("deploy")
            .behind("deploy")
            .sets("POST")
            .look("v2/policy/urllist op=list&param.pending=1: empty once all is live"));
  }

  private static OperationBuilder list(String op) {
    return of(LISTS, op, "urllist");
  }

  private static OperationBuilder merge(String op) {
    return list(op).behind("{id}/" + op).sets("PATCH").carries(URLS).untilDeployed().look(LIST_NOW);
  }

  static Stream<OperationBuilder> incidents() {
    return Stream.of(
        update("update", "incident_id")
            .sets("PATCH")
            .carries(entries("incident_id").without("payload[].object_id")),
        update("updateByObject", "object_id")
            .once("PATCH")
            .carries(entries("object_id", "old_value").without("payload[].incident_id")),
        of("incidents/dlpincidents", "addNote", "ims_notes")
            .behind("{id}/notes")
            .once("POST")
            .carries(OperationBody.with("content"))
            .look("v2/incidents/dlpincidents op=notes with the same id")
            .meaning(409, "An incident has 25 notes at most"),
        of("incidents/dlpincidents", "deleteNote", "ims_notes")
            .behind("{id}/notes/{note_id}")
            .sets("DELETE")
            .required("note_id", text())
            .look("v2/incidents/dlpincidents op=notes with the same id"),
        of("incidents/user/uciimpact", "create", "uba")
            .once("POST")
            .carries(OperationBody.with("user", "score", "timestamp", "source", "reason"))
            .look("v2/incidents/users/getanomalies for this user")
            .meaning(409, "This impact was there before (user, source, reason and timestamp tell)"),
        of("incidents/anomalies", "allow", "uba")
            .behind("{id}/allow")
            .sets("POST")
            .carries(OperationBody.with("reason"))
            .look("v2/incidents/anomalies with the same id: markAsAllowed"),
        of("incidents/users/uci/reset", "reset", "uba")
            .sets("POST")
            .carries(OperationBody.with("users"))
            .look("v2/incidents/uba/getuci for these users")
            .meaning(400, "One of the users may have no score; those of the others may be reset"));
  }

  private static OperationBody entries(String... members) {
    return OperationBody.with(
        Stream.concat(Stream.of(members), Stream.of("field", "new_value", "user"))
            .map(member -> "payload[]." + member)
            .toArray(String[]::new));
  }

  private static OperationBuilder update(String op, String by) {
    return of("incidents/update", op, "incident_update")
        .quota(OperationBuilder.TEN_A_MINUTE)
        .countsEntries()
        .object("result")
        .any()
        .look("v2/events/datasearch/incident with query=" + by + " eq ...: the field")
        .meaning(409, "The tenant was busy with these incidents: ask again in 30 s")
        .meaning(500, "So the tenant says that no incident fits, so that nothing was changed");
  }

  static Stream<OperationBuilder> services() {
    String processed = "v2/casbapi/incidents/quarantine: processed and action";
    String before = "The file was processed before, so nothing was done: " + processed;
    return Stream.of(
        quarantine("restore").look(processed).meaning(409, before),
        quarantine("block").look(processed).meaning(409, before),
        of("services/cci/tags", "create", "cci")
            .once("POST")
            .carries(OperationBody.with("tag"))
            .look("v2/services/cci/tags with param.apps"),
        of("services/cci/tags", "update", "cci")
            .behind("{id}")
            .sets("PATCH")
            .carries(OperationBody.with("action"))
            .look("v2/services/cci/tags with param.apps"),
        of("services/cci/tags", "delete", "cci")
            .sets("DELETE")
            .required("tags", text())
            .look("v2/services/cci/tags with param.apps"));
  }

  private static OperationBuilder quarantine(String op) {
    return of("casbapi/incidents/quarantine", op, "casbapi")
        .behind("{id}/" + op)
        .once("POST")
        .carries(OperationBody.fixed("{}"));
  }

  static Stream<OperationBuilder> network() {
    String apps = "steering/apps/private";
    String publishers = "infrastructure/publishers";
    OperationBody app = OperationBody.with("app_name", "host", "protocols");
    OperationBody named = OperationBody.with("name");
    return Stream.of(
            app(apps, "create").once("POST").carries(app).look("v2/" + apps + " op=list: the name"),
            app(apps, "replace").behind("{id}").sets("PUT").carries(app),
            app(apps, "update").behind("{id}").sets("PATCH").carries(OperationBody.with()),
            app(apps, "delete").behind("{id}").sets("DELETE"),
            tags("add", "PATCH"),
            tags("replace", "PUT"),
            tags("remove", "DELETE"),
            publishersOf("add", "PATCH"),
            publishersOf("replace", "PUT"),
            publishersOf("remove", "DELETE"),
            publisher(publishers, "create")
                .once("POST")
                .carries(named)
                .look("v2/" + publishers + " op=list: the name"),
            publisher(publishers, "replace").behind("{id}").sets("PUT").carries(named),
            publisher(publishers, "update").behind("{id}").sets("PATCH").carries(named),
            publisher(publishers, "delete").behind("{id}").sets("DELETE"))
        .map(one -> one.quota(OperationBuilder.THOUSAND_AN_HOUR));
  }

  private static OperationBuilder app(String resource, String op) {
    return of(resource, op, "npa_apps_private").look("v2/" + resource + " op=get with the same id");
  }

  private static OperationBuilder tags(String op, String method) {
    return of("steering/apps/private/tags", op, "npa_private_tag")
        .sets(method)
        .carries(OperationBody.with("ids", "tags"))
        .look("v2/steering/apps/private op=get for each app: tags");
  }

  private static OperationBuilder publishersOf(String op, String method) {
    return of("steering/apps/private/publishers", op, "npa_apps_private")
        .sets(method)
        .carries(OperationBody.with("private_app_ids", "publisher_ids"))
        .look("v2/steering/apps/private op=get for each app: service_publisher_assignments");
  }

  private static OperationBuilder publisher(String resource, String op) {
    return of(resource, op, "npa_publishers").look("v2/" + resource + " op=get with the same id");
  }

  static Stream<OperationBuilder> users() {
    return Stream.concat(scim("scim/Users", "userName"), scim("scim/Groups", "displayName"));
  }

  private static Stream<OperationBuilder> scim(String resource, String name) {
    String one = "v2/" + resource + " op=get with the same id";
    return Stream.of(
        of(resource, "create", "scim-apis")
            .once("POST")
            .carries(OperationBody.with(name).ofType(SCIM_JSON))
            .look("v2/" + resource + " op=list with param.filter=" + name + " eq ...")
            .meaning(409, "There is one with this name already"),
        of(resource, "replace", "scim-apis")
            .behind("{id}")
            .sets("PUT")
            .carries(OperationBody.with(name).ofType(SCIM_JSON))
            .look(one),
        of(resource, "update", "scim-apis")
            .behind("{id}")
            .sets("PATCH")
            .carries(OperationBody.with("Operations").ofType(SCIM_JSON))
            .look(one),
        of(resource, "delete", "scim-apis").behind("{id}").sets("DELETE").look(one));
  }
}
