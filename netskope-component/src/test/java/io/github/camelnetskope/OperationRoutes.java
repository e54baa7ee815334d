package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.QueryInterruptedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/** The routes of docs/v2.adoc and docs/v1-to-v2.adoc. Each part between tags is shown there. */
final class OperationRoutes extends RouteBuilder {
  @Override
  public void configure() {
    examples();
    migration();
  }

  private void examples() {
    // tag::v2-alerts[]
    from("direct:alerts-of-a-user")
        .setHeader(NetskopeConstants.QUERY, simple("user eq \"${header.user}\""))
        .to("netskope:v2/events/data/alert?startTime=-PT1H&endTime=now&limit=100")
        .log("${body.length()} characters");
    // end::v2-alerts[]
    // tag::v2-paginate[]
    from("direct:all-alerts-v2")
        .to("netskope:v2/events/data/alert?startTime=-P30D&paginate=true")
        .split(body())
        .streaming()
        .to("mock:alert");
    // end::v2-paginate[]
    // tag::v2-parallel[]
    from("direct:all-alerts-v2-at-once")
        .to("netskope:v2/events/data/alert?insertionStartTime=-P30D&paginate=true&parallel=4")
        .split(body())
        .streaming()
        .to("mock:alert");
    // end::v2-parallel[]
    // tag::v2-continue[]
    from("direct:all-alerts-v2-in-two-goes")
        .doTry()
        .to("netskope:v2/events/data/alert?startTime=-P30D&paginate=true&limit=1000")
        .split(body())
        .streaming()
        .to("mock:alert")
        .end()
        .endDoTry()
        .doCatch(QueryInterruptedException.class)
        .setHeader(NetskopeConstants.PARAMETERS, simple("${exception.rest}"))
        .to("netskope:v2/events/data/alert?paginate=true")
        .split(body())
        .streaming()
        .to("mock:alert")
        .end()
        .end();
    // end::v2-continue[]
    // tag::v2-file[]
    from("direct:quarantined-files")
        .to("netskope:v2/casbapi/incidents/quarantine?limit=3&bodyType=MAP")
        .split(body())
        .streaming()
        .process(
            e -> {
              Map<?, ?> incident = e.getMessage().getBody(Map.class);
              Map<?, ?> file = (Map<?, ?>) incident.get("quarantinedResource");
              Map<String, Object> which = new HashMap<>();
              which.put("id", file.get("id"));
              which.put("param.app", file.get("app"));
              which.put("param.instance", file.get("instance"));
              e.getMessage().setHeader(NetskopeConstants.PARAMETERS, which);
            })
        .to("netskope:v2/casbapi/apps?op=content")
        .to("mock:quarantined-file");
    // end::v2-file[]
    // tag::v2-enrich[]
    from("direct:record-with-a-score")
        .enrich(
            "direct:score",
            (found, score) -> {
              found.getMessage().setHeader("score", score.getMessage().getBody());
              return found;
            })
        .to("mock:record-with-a-score");
    from("direct:score")
        .process(
            e -> {
              Object user = e.getMessage().getBody(Map.class).get("user");
              e.getMessage().setBody(Map.of("user", user));
            })
        .to("netskope:v2/ubadatasvc/user/uci?bodyType=MAP");
    // end::v2-enrich[]
    // tag::v2-create[]
    from("direct:new-list")
        .setBody(
            exchange ->
                Map.of(
                    "name",
                    "blocked",
                    "data",
                    Map.of("urls", List.of("a.example"), "type", "exact")))
        .to("netskope:v2/policy/urllist?op=create&deploy=true")
        .log("needs a deployment: ${header.CamelNetskopeDeployNeeded}");
    // end::v2-create[]
    // tag::v2-unclear[]
    from("direct:restore-a-file")
        .doTry()
        .to("netskope:v2/casbapi/incidents/quarantine?op=restore")
        .doCatch(NetskopeException.class)
        .choice()
        .when(simple("${exception.mayHaveHappened}"))
        .removeHeader(NetskopeConstants.ID)
        .to("netskope:v2/casbapi/incidents/quarantine?limit=100&bodyType=MAP")
        .to("mock:look-whether-it-is-processed")
        .otherwise()
        .to("mock:not-restored")
        .end()
        .end();
    // end::v2-unclear[]
    // tag::v2-untyped[]
    from("direct:reports").to("netskope:v2/infrastructure/publishers/2?method=GET").log("${body}");
    // end::v2-untyped[]
  }

  private void migration() {
    // tag::alerts-v1[]
    from("direct:m-alerts-v1").to("netskope:v1/alerts?type=DLP&startTime=-PT24H&endTime=now");
    // end::alerts-v1[]
    // tag::alerts-v2[]
    from("direct:m-alerts-v2")
        .to("netskope:v2/events/data/alert?type=DLP&startTime=-PT24H&endTime=now");
    // end::alerts-v2[]
    // tag::events-v1[]
    from("direct:m-events-v1").to("netskope:v1/events?type=page&startTime=-PT24H&endTime=now");
    // end::events-v1[]
    // tag::events-v2[]
    from("direct:m-events-v2").to("netskope:v2/events/data/page?startTime=-PT24H&endTime=now");
    // end::events-v2[]
    // tag::report-v1[]
    from("direct:m-report-v1")
        .to("netskope:v1/report?type=application&groupBy=application&timePeriod=86400");
    // end::report-v1[]
    // tag::report-v2[]
    from("direct:m-report-v2")
        .to(
            "netskope:v2/events/datasearch/application?param.groupbys=app"
                + "&startTime=-PT24H&endTime=now");
    // end::report-v2[]
    // tag::clients-v1[]
    from("direct:m-clients-v1").to("netskope:v1/clients?limit=100");
    // end::clients-v1[]
    // tag::clients-v2[]
    from("direct:m-clients-v2").to("netskope:v2/events/datasearch/clientstatus?limit=100");
    // end::clients-v2[]
    // tag::quarantine-v1[]
    from("direct:m-quarantine-v1").to("netskope:v1/quarantine?op=get-files");
    // end::quarantine-v1[]
    // tag::quarantine-v2[]
    from("direct:m-quarantine-v2").to("netskope:v2/casbapi/incidents/quarantine?limit=100");
    // end::quarantine-v2[]
    // tag::list-v1[]
    from("direct:m-list-v1").to("netskope:v1/updateUrlList?name=Blocked&list=a.example,b.example");
    // end::list-v1[]
    // tag::list-v2[]
    from("direct:m-list-v2")
        .setBody(constant("{\"data\":{\"urls\":[\"a.example\",\"b.example\"],\"type\":\"exact\"}}"))
        .to("netskope:v2/policy/urllist?op=replace&id=1&deploy=true");
    // end::list-v2[]
    // tag::anomalies-v1[]
    from("direct:m-anomalies-v1").to("netskope:v1/ackanomalies?users=user1@example.com");
    // end::anomalies-v1[]
    // tag::anomalies-v2[]
    from("direct:m-anomalies-v2")
        .setBody(constant("{\"user\":\"user1@example.com\"}"))
        .to("netskope:v2/incidents/anomalies/getanomalies?limit=3&bodyType=MAP")
        .split(body())
        .setHeader(NetskopeConstants.ID, simple("${body[anomalyId]}"))
        .setBody(constant("{\"reason\":\"known\"}"))
        .to("netskope:v2/incidents/anomalies?op=allow");
    // end::anomalies-v2[]
    // tag::roles-v1[]
    from("direct:m-roles-v1").to("netskope:v1/role?op=list");
    // end::roles-v1[]
    // tag::roles-v2[]
    from("direct:m-roles-v2").to("netskope:v2/rbac/roles?paginate=true");
    // end::roles-v2[]
    // tag::pops-v1[]
    from("direct:m-pops-v1").to("netskope:v1/ipsec/pops");
    // end::pops-v1[]
    // tag::pops-v2[]
    from("direct:m-pops-v2").to("netskope:v2/steering/ipsec/pops");
    // end::pops-v2[]
  }
}
