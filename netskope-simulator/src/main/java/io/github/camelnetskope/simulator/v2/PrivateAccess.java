package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Private apps and publishers. A missing one is an error with HTTP 200; names are returned in
 * brackets, and {@code type} as {@code transport}. Thread-safe.
 */
final class PrivateAccess {

  private static final int COUNT = 12;
  private static final String APPS = "steering/apps/private";
  private static final String PUBLISHERS = "infrastructure/publishers";

  private PrivateAccess() {}

  static void addTo(OperationTenant tenant) {
    Sample apps =
        new Sample(COUNT, "app_id", "{\"app_id\":%d,\"app_name\":\"[app %d]\",\"host\":\"h%d\"}");
    tenant.get(
        APPS,
        call ->
            OperationAnswer.json(
                200,
                Sample.success(apps.page(call, "private_apps", COUNT, Integer.MAX_VALUE))
                    .put("total", apps.size())));
    tenant.get(
        APPS + "/{id}",
        apps.one(
            Sample::success,
            call ->
                OperationAnswer.json(
                    200,
                    OperationCall.JSON
                        .createObjectNode()
                        .put("message", "No private app with id '" + call.id() + "' is found.")
                        .put("status", "error"))));
    Sample publishers =
        new Sample(
            2,
            "publisher_id",
            "{\"publisher_id\":%d,\"publisher_name\":\"pub-%d\",\"status\":\"connected\"}");
    tenant.get(
        PUBLISHERS,
        call ->
            OperationAnswer.json(
                200,
                Sample.success(Sample.under("publishers", publishers.items()))
                    .put("total", publishers.size())));
    tenant.get(
        PUBLISHERS + "/{id}",
        publishers.one(
            Sample::success, call -> OperationAnswer.json(200, "{\"status\":\"not found\"}")));
    more(tenant);
    appWrites(tenant, apps);
    publisherWrites(tenant, publishers);
  }

  /**
   * Tags of apps; the apps of a publisher, and the versions to which publishers can be upgraded.
   */
  private static void more(OperationTenant tenant) {
    list(tenant, APPS + "/tags", "{\"tag_id\":3,\"tag_name\":\"prod\"}");
    list(
        tenant,
        PUBLISHERS + "/{id}/apps",
        "{\"id\":1,\"name\":\"[app 1]\",\"host\":\"h1\",\"protocols\":[]}");
    list(
        tenant,
        PUBLISHERS + "/releases",
        "{\"docker_tag\":\"9876\",\"name\":\"Latest\",\"version\":\"130.0\"}");
  }

  private static void list(OperationTenant tenant, String path, String item) {
    tenant.get(
        path,
        call ->
            OperationAnswer.json(
                200, Sample.success(OperationCall.JSON.createArrayNode().add(Sample.tree(item)))));
  }

  private static void appWrites(OperationTenant tenant, Sample apps) {
    tenant.change("POST", APPS, call -> added(apps, app(call.json(), true)));
    Function<OperationCall, OperationAnswer> patch =
        call ->
            changed(apps, call, app(call.json(), false), "No private app with id '%s' is found.");
    tenant.change("PATCH", APPS + "/{id}", patch);
    tenant.change(
        "PUT",
        APPS + "/{id}",
        call -> {
          app(call.json(), true);
          return patch.apply(call);
        });
    tenant.change(
        "DELETE",
        APPS + "/{id}",
        call -> removed(apps, call, "No private app with id '%s' is found."));
    for (String method : new String[] {"PATCH", "PUT", "DELETE"}) {
      tenant.change(method, APPS + "/tags", call -> lists(call, "ids", "tags"));
      tenant.change(
          method, APPS + "/publishers", call -> lists(call, "private_app_ids", "publisher_ids"));
    }
  }

  private static ObjectNode app(JsonNode body, boolean whole) {
    boolean complete =
        body.has("app_name") && body.has("host") && !body.path("protocols").isEmpty();
    if (whole && !complete) {
      throw new OperationRefused(
          OperationAnswer.json(
              400, "{\"result\":\"app_name, host and protocols are required\",\"status\":400}"));
    }
    ObjectNode app = body.deepCopy();
    if (body.has("app_name")) {
      app.put("app_name", "[" + body.path("app_name").asText() + "]");
    }
    return app;
  }

  private static void publisherWrites(OperationTenant tenant, Sample publishers) {
    tenant.change("POST", PUBLISHERS, call -> added(publishers, publisher(call.json())));
    for (String method : new String[] {"PATCH", "PUT"}) {
      tenant.change(
          method,
          PUBLISHERS + "/{id}",
          call -> changed(publishers, call, publisher(call.json()), ""));
    }
    tenant.change("DELETE", PUBLISHERS + "/{id}", call -> removed(publishers, call, ""));
  }

  private static ObjectNode publisher(JsonNode body) {
    if (!body.has("name")) {
      throw new OperationRefused(
          OperationAnswer.json(400, "{\"result\":\"name is required\",\"status\":400}"));
    }
    ObjectNode publisher = body.deepCopy();
    publisher.set("publisher_name", publisher.remove("name"));
    return publisher.put("status", "not registered");
  }

  private static OperationAnswer added(Sample things, ObjectNode thing) {
    synchronized (things) {
      things.add(thing);
      return OperationAnswer.json(200, Sample.success(thing));
    }
  }

  private static OperationAnswer changed(
      Sample things, OperationCall call, ObjectNode change, String missing) {
    synchronized (things) {
      ObjectNode thing =
          things.find(call.id()).orElseThrow(() -> new OperationRefused(missing(call, missing)));
      thing.setAll(change);
      things.put(thing);
      return OperationAnswer.json(200, Sample.success(thing));
    }
  }

  private static OperationAnswer removed(Sample things, OperationCall call, String missing) {
    return things.remove(call.id())
        ? OperationAnswer.json(200, "{\"status\":\"success\"}")
        : missing(call, missing);
  }

  private static OperationAnswer missing(OperationCall call, String text) {
    return OperationAnswer.refusal(
        200,
        text.isEmpty()
            ? "{\"status\":\"not found\"}"
            : "{\"message\":\"" + text.formatted(call.id()) + "\",\"status\":\"error\"}");
  }

  /** A bulk change: of which items, and to what. */
  private static OperationAnswer lists(OperationCall call, String which, String what) {
    JsonNode body = call.json();
    if (!body.path(which).isArray() || !body.path(what).isArray()) {
      throw new OperationRefused(422, "unfound parameters " + which + " or " + what);
    }
    return OperationAnswer.json(200, Sample.success(OperationCall.JSON.createArrayNode()));
  }
}
