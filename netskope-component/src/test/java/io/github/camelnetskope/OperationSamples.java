package io.github.camelnetskope;

import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.simulator.v2.Incidents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A valid call of each operation of REST API v2. */
final class OperationSamples {
  private static final String WINDOW =
      "startTime=2025-11-01T00:00:00Z&endTime=2026-01-01T00:00:00Z";

  /** Bodies that several rows use, by their name in the rows. */
  private static final Map<String, String> BODIES =
      Map.of(
          "URLS", "{\"data\":{\"urls\":[\"new.example\"],\"type\":\"exact\"}}",
          "LIST", "{\"name\":\"new\",\"data\":{\"urls\":[\"new.example\"],\"type\":\"exact\"}}",
          "APP", "{\"app_name\":\"new\",\"host\":\"h\",\"protocols\":[{\"port\":\"443\"}]}",
          "APP_TAGS", "{\"ids\":[\"1\"],\"tags\":[{\"tag_name\":\"new\"}]}",
          "APP_PUBLISHERS", "{\"private_app_ids\":[\"2\"],\"publisher_ids\":[\"1\"]}",
          "PATCH", "{\"Operations\":[{\"op\":\"add\",\"path\":\"active\",\"value\":false}]}",
          "BY_ID", update("\"incident_id\":" + Incidents.FIRST),
          "BY_OBJECT", update("\"old_value\":\"new\",\"object_id\":\"" + Incidents.object(0) + '"'),
          "USERS", "{\"users\":[\"a@example.com\"]}",
          "TAGGED", "{\"tags\":[1],\"devices\":[{\"nsdeviceuid\":\"d-1\"}]}");

  /** Resource, op, options, body, and how the answer begins. */
  private static final String TABLE =
      """
      events/token/transaction_events   | get      |                   | | {"subscription"
      events/metrics/transactionevents  | get      | param.hours=24    | | {"subscription/backlog_message_count"
      events/datasearch/clientstatus    | list     |                   | | [{"_id"
      policy/urllist                    | list     |                   | | [{"id":1
      policy/urllist                    | get      | id=2              | | {"id":2
      policy/urllist                    | create   | op=create         | LIST | [{"id":3,"name":"new"
      policy/urllist                    | update   | op=update&id=1    | LIST | {"id":1,"name":"new"
      policy/urllist                    | replace  | op=replace&id=1   | URLS | {"id":1
      policy/urllist                    | append   | op=append&id=1    | URLS | {"id":1
      policy/urllist                    | remove   | op=remove&id=1    | URLS | {"id":1
      policy/urllist                    | delete   | op=delete&id=1    | | {"id":1
      policy/urllist                    | deploy   | op=deploy         | | []
      incidents/dlpincidents            | forensics    | op=forensics&id=7    | | {"status":"success","data":{"content"
      incidents/dlpincidents            | originalFile | op=originalFile&id=7 | | PK
      incidents/dlpincidents            | subFile      | op=subFile&id=7      | | PK
      incidents/tssincidents            | malwareFile  | id=7                 | | PK
      incidents/malwareanalysis         | reports      | op=reports&id=0123456789abcdef0123456789abcdef&param.processtree=true | | {"report":{"type":"bundle","objects":[]},"processtree"
      incidents/malwareanalysis         | pcap         | op=pcap&id=0123456789abcdef0123456789abcdef | | \0
      incidents/malwareanalysis         | screenshots  | op=screenshots&id=0123456789abcdef0123456789abcdef | | PK
      casbapi/apps                      | content      | param.app=onedrive&param.instance=i.example&id=RAW(a/B+1==) | | content of a/B+1== in onedrive
      incidents/dlpincidents            | notes        | op=notes&id=7         | | [{"note_id"
      incidents/dlpincidents            | addNote      | op=addNote&id=7       | {"content":"seen"} | {"note_id":"n-2"
      incidents/dlpincidents            | deleteNote   | op=deleteNote&id=7&param.note_id=n-1 | | {"status":"success"
      incidents/uba/getuci              | get      |                   | USERS | [{"userId":"a@example.com"
      ubadatasvc/user/uci               | get      |                   | {"user":"a@example.com"} | {"userId":"a@example.com"
      incidents/anomalies               | get      | id=a3             | | {"anomalyId":"a3"
      incidents/anomalies               | allow    | op=allow&id=a3    | {"reason":"known"} | {"anomalyId":"a3"
      incidents/anomalies/getanomalies  | list     |                   | {"user":"a@example.com"} | [{"anomalyId":"a1"
      incidents/users/getanomalies      | list     |                   | USERS | [{"anomalyId":"a1"
      incidents/users/getactiveuci      | list     |                   | {"ratingRank":"Poor"} | [{"user":"user1@example.com"
      incidents/user/uciimpact          | create   |                   | {"user":"a@example.com","score":50,"timestamp":1700000000000,"source":"camel","reason":"seen"} | {"user":"a@example.com"
      incidents/users/uci/reset         | reset    |                   | USERS | {}
      incidents/update                  | update   |                   | BY_ID | "1"
      incidents/update                  | updateByObject | op=updateByObject | BY_OBJECT | "1"
      casbapi/incidents/quarantine      | list     |                   | | [{"id":"aB1=="
      casbapi/incidents/quarantine      | restore  | op=restore&id=aB1== | | {}
      casbapi/incidents/quarantine      | block    | op=block&id=aB2== | | {}
      nsiq/urllookup                    | get      |                   | {"query":{"urls":["b.example"]}} | [{"url":"b.example"
      nsiq/retrohunt/ioc/getinfo        | get      |                   | {"hash":["0123456789abcdef0123456789abcdef"]} | {"0123456789abcdef0123456789abcdef":{"seen":true
      nsiq/retrohunt/ioc/info           | get      | param.hash=0123456789abcdef0123456789abcdef | | {"seen":true
      nsiq/retrohunt/ioc/report         | get      | param.hash=0123456789abcdef0123456789abcdef | | {"seen":true
      nsiq/url/recategorizations        | list     |                   | | [{"task_id":"t-1"
      nsiq/url/recategorizations        | get      | id=t-2            | | {"task_id":"t-2"
      nsiq/url/recategorizations        | url      | op=url&id=t-2&param.url_id=u-2 | | {"id":"u-2"
      nsiq/url/recategorizations        | create   | op=create         | {"email":"a@example.com","recat_requests":[{"url":"b.example"}]} | {"data":{"task_id":"t-13"
      services/cci/app                  | list     | param.category=Any | | [{"id":1
      services/cci/apps/all             | list     |                   | | [{"id":1
      services/cci/domain               | list     | param.ids=1       | | [{"id":1
      services/cci/data                 | list     |                   | | ["Cloud Storage"
      services/cci/tags                 | get      | param.apps=Box    | | {"Box"
      services/cci/tags                 | create   | op=create         | {"tag":"new","apps":["Box"]} | {"tag":"new"
      services/cci/tags                 | update   | op=update&id=preferred | {"action":"append","apps":["Box"]} | {"tag":"preferred"
      services/cci/tags                 | delete   | op=delete&param.tags=preferred | | {"tag":"preferred"
      devices/supportedos               | list     |                   | | ["Windows"
      devices/device/tags               | list     |                   | {"name":"tag 3"} | {"data":[{"id":3,"name":"tag 3"
      devices/device/tags               | create   | op=create         | {"name":"new"} | {"success":true,"data":{"id":13
      devices/device/tags               | update   | op=update&id=1    | {"description":"x"} | {"success":true,"data":{"id":1
      devices/device/tags               | bulkAdd  | op=bulkAdd        | TAGGED | {"success":true,"data":{"affected_device_tags":1
      devices/device/tags               | bulkRemove | op=bulkRemove   | TAGGED | {"success":true
      devices/device/tags               | bulkReplace | op=bulkReplace | TAGGED | {"success":true
      steering/apps/private             | list     |                   | | [{"app_id":1
      steering/apps/private             | get      | id=3              | | {"app_id":3
      steering/apps/private             | create   | op=create         | APP | {"data":{"app_name"
      steering/apps/private             | replace  | op=replace&id=1   | APP | {"data":{"app_id":1
      steering/apps/private             | update   | op=update&id=1    | {"host":"h2"} | {"data":{"app_id":1
      steering/apps/private             | delete   | op=delete&id=1    | | {"status":"success"
      steering/apps/private/tags        | list     |                   | | [{"tag_id":3
      steering/apps/private/tags        | add      | op=add            | APP_TAGS | {"data":
      steering/apps/private/tags        | replace  | op=replace        | APP_TAGS | {"data":
      steering/apps/private/tags        | remove   | op=remove         | APP_TAGS | {"data":
      steering/apps/private/publishers  | add      | op=add            | APP_PUBLISHERS | {"data":
      steering/apps/private/publishers  | replace  | op=replace        | APP_PUBLISHERS | {"data":
      steering/apps/private/publishers  | remove   | op=remove         | APP_PUBLISHERS | {"data":
      infrastructure/publishers         | list     |                   | | [{"publisher_id":1
      infrastructure/publishers         | get      | id=2              | | {"publisher_id":2
      infrastructure/publishers         | apps     | op=apps&id=1      | | [{"id":1
      infrastructure/publishers         | releases | op=releases       | | [{"docker_tag"
      infrastructure/publishers         | create   | op=create         | {"name":"new"} | {"data":{"publisher_name":"new"
      infrastructure/publishers         | replace  | op=replace&id=1   | {"name":"new"} | {"data":{"publisher_id":1
      infrastructure/publishers         | update   | op=update&id=1    | {"name":"new"} | {"data":{"publisher_id":1
      infrastructure/publishers         | delete   | op=delete&id=1    | | {"status":"success"
      steering/ipsec/pops               | list     |                   | | [{"id":1
      steering/gre/pops                 | list     | param.country=US  | | [{"id":1
      rbac/roles                        | list     |                   | | [{"roleId":1
      rbac/roles                        | get      | id=3              | | {"id":3,"roleName"
      scim/Users                        | list     |                   | | [{"id":"u-1"
      scim/Users                        | get      | id=u-2            | | {"id":"u-2"
      scim/Users                        | create   | op=create         | {"userName":"new@example.com"} | {"userName":"new
      scim/Users                        | replace  | op=replace&id=u-1 | {"userName":"new@example.com"} | {"userName":"new
      scim/Users                        | update   | op=update&id=u-1  | PATCH | null
      scim/Users                        | delete   | op=delete&id=u-1  | | null
      scim/Groups                       | list     |                   | | [{"id":"g-1"
      scim/Groups                       | get      | id=g-2            | | {"id":"g-2"
      scim/Groups                       | create   | op=create         | {"displayName":"new"} | {"displayName"
      scim/Groups                       | replace  | op=replace&id=g-1 | {"displayName":"new"} | {"displayName"
      scim/Groups                       | update   | op=update&id=g-1  | PATCH | null
      scim/Groups                       | delete   | op=delete&id=g-1  | | null
      """;

  /**
   * A call of an operation.
   *
   * @param options of the URI; blank for none. Without {@code op} the operation is the usual one
   * @param body of the exchange; blank for none
   * @param answer how the body begins that comes back
   */
  record Sample(String options, String body, String answer) {}

  private static final Map<String, Sample> SAMPLES = samples();

  private OperationSamples() {}

  private static Map<String, Sample> samples() {
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (String row : TABLE.lines().toList()) {
      String[] cells = row.split("\\|", -1);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      String body = BODIES.getOrDefault(cells[3], cells[3]);
      Sample before = samples.put(cells[0] + " " + cells[1], new Sample(cells[2], body, cells[4]));
      if (before != null || cells.length != 5) {
        throw new AssertionError("twice, or not five cells: " + row);
      }
    }
    return samples;
  }

  private static String update(String which) {
    return "{\"payload\":[{"
        + which
        + ",\"field\":\"status\",\"new_value\":\"closed\",\"user\":\"a@example.com\"}]}";
  }

  static String name(Operation operation) {
    return operation.resource() + " " + operation.op();
  }

  /** Whether an operation has a sample: one of its own, or that of all events by time. */
  static boolean has(Operation operation) {
    return operation.windowRequired() || SAMPLES.containsKey(name(operation));
  }

  /** That of an operation. */
  static Sample of(Operation operation) {
    if (operation.windowRequired()) {
      return new Sample(WINDOW, "", "[{\"");
    }
    Sample sample = SAMPLES.get(name(operation));
    if (sample == null) {
      throw new AssertionError("no sample of " + name(operation));
    }
    return sample;
  }

  /** The operations that have one of their own. */
  static Set<String> names() {
    return SAMPLES.keySet();
  }
}
