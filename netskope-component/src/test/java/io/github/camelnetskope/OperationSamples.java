package io.github.camelnetskope;

import static java.util.Map.entry;

import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.simulator.v2.Incidents;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A good call of each operation of REST API v2. */
final class OperationSamples {
  private static final String WINDOW =
      "startTime=2025-11-01T00:00:00Z&endTime=2026-01-01T00:00:00Z";
  private static final String URLS = "{\"data\":{\"urls\":[\"new.example\"],\"type\":\"exact\"}}";
  private static final String LIST =
      "{\"name\":\"new\",\"data\":{\"urls\":[\"new.example\"],\"type\":\"exact\"}}";
  private static final String APP =
      "{\"app_name\":\"new\",\"host\":\"h\",\"protocols\":[{\"type\":\"tcp\",\"port\":\"443\"}]}";
  private static final String APP_TAGS = "{\"ids\":[\"1\"],\"tags\":[{\"tag_name\":\"new\"}]}";
  private static final String APP_PUBLISHERS =
      "{\"private_app_ids\":[\"2\"],\"publisher_ids\":[\"1\"]}";
  private static final String PATCH =
      "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";
  private static final String NO_BODY = "";

  /**
   * A call of an operation.
   *
   * @param options of the URI; blank for none
   * @param body of the exchange; blank for none
   * @param answer how the body begins that comes back
   */
  record Sample(String options, String body, String answer) {
    Sample(String options, String answer) {
      this(options, NO_BODY, answer);
    }
  }

  private static final Map<String, Sample> READS =
      Map.ofEntries(
          entry("events/token/transaction_events get", new Sample("", "{\"subscription\"")),
          entry(
              "events/metrics/transactionevents get",
              new Sample("param.hours=24", "{\"subscription/backlog_message_count\"")),
          entry("events/datasearch/clientstatus list", new Sample("", "[{\"_id\"")),
          entry("policy/urllist list", new Sample("", "[{\"id\":1")),
          entry("policy/urllist get", new Sample("id=2", "{\"id\":2")),
          entry(
              "incidents/dlpincidents forensics", new Sample("op=forensics&id=7", "{\"content\"")),
          entry("incidents/dlpincidents notes", new Sample("op=notes&id=7", "[{\"note_id\"")),
          entry(
              "incidents/uba/getuci get",
              new Sample("", "{\"users\":[\"a@example.com\"]}", "[{\"userId\":\"a@example.com\"")),
          entry(
              "ubadatasvc/user/uci get",
              new Sample("", "{\"user\":\"a@example.com\"}", "{\"userId\":\"a@example.com\"")),
          entry("incidents/anomalies get", new Sample("id=a3", "{\"anomalyId\":\"a3\"")),
          entry(
              "incidents/users/getanomalies list",
              new Sample("", "{\"users\":[\"a@example.com\"]}", "[{\"anomalyId\":\"a1\"")),
          entry("casbapi/incidents/quarantine list", new Sample("", "[{\"id\":\"aB1==\"")),
          entry(
              "nsiq/urllookup get",
              new Sample("", "{\"query\":{\"urls\":[\"b.example\"]}}", "[{\"url\":\"b.example\"")),
          entry("services/cci/app list", new Sample("param.category=Any", "[{\"id\":1")),
          entry("services/cci/tags get", new Sample("param.apps=Box", "{\"Box\"")),
          entry("steering/apps/private list", new Sample("", "[{\"app_id\":1")),
          entry("steering/apps/private get", new Sample("id=3", "{\"app_id\":3")),
          entry("infrastructure/publishers list", new Sample("", "[{\"publisher_id\":1")),
          entry("infrastructure/publishers get", new Sample("id=2", "{\"publisher_id\":2")),
          entry("scim/Users list", new Sample("", "[{\"id\":\"u-1\"")),
          entry("scim/Users get", new Sample("id=u-2", "{\"id\":\"u-2\"")),
          entry("scim/Groups list", new Sample("", "[{\"id\":\"g-1\"")),
          entry("scim/Groups get", new Sample("id=g-2", "{\"id\":\"g-2\"")));

  private static final Map<String, Sample> WRITES =
      Map.ofEntries(
          entry("policy/urllist create", new Sample("", LIST, "[{\"id\":3,\"name\":\"new\"")),
          entry("policy/urllist update", new Sample("id=1", LIST, "{\"id\":1,\"name\":\"new\"")),
          entry("policy/urllist replace", new Sample("id=1", URLS, "{\"id\":1")),
          entry("policy/urllist append", new Sample("id=1", URLS, "{\"id\":1")),
          entry("policy/urllist remove", new Sample("id=1", URLS, "{\"id\":1")),
          entry("policy/urllist delete", new Sample("id=1", "{\"id\":1")),
          entry("policy/urllist deploy", new Sample("", "[]")),
          entry(
              "incidents/update update",
              new Sample("", update("\"incident_id\":" + Incidents.FIRST), "\"1\"")),
          entry(
              "incidents/update updateByObject",
              new Sample(
                  "",
                  update("\"old_value\":\"new\",\"object_id\":\"" + Incidents.object(0) + "\""),
                  "\"1\"")),
          entry(
              "incidents/dlpincidents addNote",
              new Sample("id=7", "{\"content\":\"seen\"}", "{\"note_id\":\"n-2\"")),
          entry(
              "incidents/user/uciimpact create",
              new Sample(
                  "",
                  "{\"user\":\"a@example.com\",\"score\":50,\"timestamp\":1700000000000,"
                      + "\"source\":\"camel\",\"reason\":\"seen\"}",
                  "{\"user\":\"a@example.com\"")),
          entry(
              "incidents/anomalies allow",
              new Sample("id=a3", "{\"reason\":\"known\"}", "{\"anomalyId\":\"a3\"")),
          entry("incidents/users/uci/reset reset", new Sample("", "{\"users\":[\"a\"]}", "{}")),
          entry("casbapi/incidents/quarantine restore", new Sample("id=aB1==", "{}")),
          entry("casbapi/incidents/quarantine block", new Sample("id=aB2==", "{}")),
          entry(
              "services/cci/tags create",
              new Sample("", "{\"tag\":\"new\",\"apps\":[\"Box\"]}", "{\"tag\":\"new\"")),
          entry(
              "services/cci/tags update",
              new Sample(
                  "id=preferred",
                  "{\"action\":\"append\",\"apps\":[\"Box\"]}",
                  "{\"tag\":\"preferred\"")),
          entry(
              "services/cci/tags delete",
              new Sample("param.tags=preferred", "{\"tag\":\"preferred\"")),
          entry("steering/apps/private create", new Sample("", APP, "{\"data\":{\"app_name\"")),
          entry(
              "steering/apps/private replace", new Sample("id=1", APP, "{\"data\":{\"app_id\":1")),
          entry(
              "steering/apps/private update",
              new Sample("id=1", "{\"host\":\"h2\"}", "{\"data\":{\"app_id\":1")),
          entry("steering/apps/private delete", new Sample("id=1", "{\"status\":\"success\"")),
          entry("steering/apps/private/tags add", new Sample("", APP_TAGS, "{\"data\":")),
          entry("steering/apps/private/tags replace", new Sample("", APP_TAGS, "{\"data\":")),
          entry("steering/apps/private/tags remove", new Sample("", APP_TAGS, "{\"data\":")),
          entry(
              "steering/apps/private/publishers add", new Sample("", APP_PUBLISHERS, "{\"data\":")),
          entry(
              "steering/apps/private/publishers replace",
              new Sample("", APP_PUBLISHERS, "{\"data\":")),
          entry(
              "steering/apps/private/publishers remove",
              new Sample("", APP_PUBLISHERS, "{\"data\":")),
          entry(
              "infrastructure/publishers create",
              new Sample("", "{\"name\":\"new\"}", "{\"data\":{\"publisher_name\":\"new\"")),
          entry(
              "infrastructure/publishers replace",
              new Sample("id=1", "{\"name\":\"new\"}", "{\"data\":{\"publisher_id\":1")),
          entry(
              "infrastructure/publishers update",
              new Sample("id=1", "{\"name\":\"new\"}", "{\"data\":{\"publisher_id\":1")),
          entry("infrastructure/publishers delete", new Sample("id=1", "{\"status\":\"success\"")),
          entry(
              "scim/Users create",
              new Sample("", "{\"userName\":\"new@example.com\"}", "{\"userName\":\"new")),
          entry(
              "scim/Users replace",
              new Sample("id=u-1", "{\"userName\":\"new@example.com\"}", "{\"userName\":\"new")),
          entry("scim/Users update", new Sample("id=u-1", PATCH, "null")),
          entry("scim/Users delete", new Sample("id=u-1", "null")),
          entry(
              "scim/Groups create",
              new Sample("", "{\"displayName\":\"new\"}", "{\"displayName\"")),
          entry(
              "scim/Groups replace",
              new Sample("id=g-1", "{\"displayName\":\"new\"}", "{\"displayName\"")),
          entry("scim/Groups update", new Sample("id=g-1", PATCH, "null")),
          entry("scim/Groups delete", new Sample("id=g-1", "null")));

  private OperationSamples() {}

  private static String update(String which) {
    return "{\"payload\":[{"
        + which
        + ",\"field\":\"status\",\"new_value\":\"closed\",\"user\":\"a@example.com\"}]}";
  }

  static String name(Operation operation) {
    return operation.resource() + " " + operation.op();
  }

  /** That of an operation; its URI names the operation. */
  static Sample of(Operation operation) {
    if (operation.windowRequired()) {
      return new Sample(WINDOW, "[{\"");
    }
    Sample sample = READS.getOrDefault(name(operation), WRITES.get(name(operation)));
    if (sample == null) {
      throw new AssertionError("no sample of " + name(operation));
    }
    boolean named = sample.options().startsWith("op=") || READS.containsKey(name(operation));
    String op = named ? "" : "op=" + operation.op() + "&";
    String options = (op + sample.options()).replaceAll("&$", "");
    return new Sample(options, sample.body(), sample.answer());
  }

  /** The operations that have one of their own. */
  static Set<String> names() {
    Set<String> names = new HashSet<>(READS.keySet());
    names.addAll(WRITES.keySet());
    return names;
  }
}
