package io.github.camelnetskope;

import io.github.camelnetskope.client.QueryInterruptedException;
import org.apache.camel.builder.RouteBuilder;

/**
 * The routes of docs/producer.adoc: one for each endpoint. Each part between tags is shown there.
 */
final class ProducerRoutes extends RouteBuilder {
  @Override
  public void configure() {
    records();
    files();
    changes();
    settings();
    others();
  }

  private void records() {
    // tag::alerts[]
    from("direct:alerts")
        .to("netskope:v1/alerts?type=DLP&timePeriod=86400&query=app eq 'Box'")
        .log("${body}");
    // end::alerts[]
    // tag::events[]
    from("direct:events")
        .to("netskope:v1/events?type=page&startTime=-PT24H&endTime=now&limit=100")
        .log("${body}");
    // end::events[]
    // tag::report[]
    from("direct:report")
        .to("netskope:v1/report?type=application&groupBy=user&timePeriod=604800")
        .log("${body}");
    // end::report[]
    // tag::clients[]
    from("direct:clients")
        .to("netskope:v1/clients?query=host_info.os eq 'Windows'&limit=100&bodyType=MAP")
        .split(body())
        .log("${body[attributes][host_info][hostname]}");
    // end::clients[]
    // tag::enrich[]
    from("direct:alert-with-its-device")
        .enrich(
            "direct:device",
            (alert, device) -> {
              alert.getMessage().setHeader("device", device.getMessage().getBody());
              return alert;
            })
        .to("mock:alert-with-its-device");
    from("direct:device")
        .setHeader(NetskopeConstants.QUERY, simple("host_info.hostname eq '${body[hostname]}'"))
        // A map or JSON object in the body would be taken as parameters.
        .setBody(simple("${null}"))
        .to("netskope:v1/clients?limit=1");
    // end::enrich[]
    // tag::paginate[]
    from("direct:all-alerts")
        .to("netskope:v1/alerts?timePeriod=2592000&paginate=true")
        .split(body())
        .streaming()
        .to("mock:alert");
    // end::paginate[]
    // tag::continue[]
    from("direct:all-alerts-in-two-goes")
        .doTry()
        .to("netskope:v1/alerts?timePeriod=2592000&paginate=true&limit=1000")
        .split(body())
        .streaming()
        .to("mock:alert")
        .end()
        .endDoTry()
        .doCatch(QueryInterruptedException.class)
        .setBody(simple("${exception.rest}"))
        .to("netskope:v1/alerts?paginate=true")
        .split(body())
        .streaming()
        .to("mock:alert")
        .end()
        .end();
    // end::continue[]
  }

  private void files() {
    // tag::quarantine[]
    from("direct:quarantine").to("netskope:v1/quarantine?op=get-files").log("${body}");
    from("direct:download")
        .toD(
            "netskope:v1/quarantine?op=download-url&download=true"
                + "&quarantineProfileId=${header.profile}&fileId=${header.file}")
        .to("mock:file");
    from("direct:block")
        .setHeader(NetskopeConstants.FILE_ID, header("file"))
        .setHeader(NetskopeConstants.QUARANTINE_PROFILE_ID, header("profile"))
        .to("netskope:v1/quarantine?op=take-action&action=block");
    // end::quarantine[]
    // tag::legalhold[]
    from("direct:legalhold")
        .to("netskope:v1/legalhold?op=get-files&startTime=-P7D&endTime=now")
        .log("${body}");
    // end::legalhold[]
  }

  private void changes() {
    // tag::updateUrlList[]
    from("direct:block-urls")
        .setHeader(NetskopeConstants.LIST, body())
        .to("netskope:v1/updateUrlList?name=Blocked");
    // end::updateUrlList[]
    // tag::updateFileHashList[]
    from("direct:block-files")
        .setBody(
            constant(
                "{\"name\": \"Malicious files\", \"list\": [\"d41d8cd98f00b204e9800998ecf8427e\"]}"))
        .to("netskope:v1/updateFileHashList");
    // end::updateFileHashList[]
    // tag::ack[]
    from("direct:ack-anomalies")
        .to("netskope:v1/ackanomalies?users=ann@example.com,bob@example.com");
    from("direct:ack-credentials").to("netskope:v1/ackcompromisedcred?users=ann@example.com");
    // end::ack[]
    // tag::app_instances[]
    from("direct:instances").to("netskope:v1/app_instances?op=list&limit=0").log("${body}");
    // end::app_instances[]
  }

  private void settings() {
    // tag::userconfig[]
    from("direct:user").toD("netskope:v1/userconfig?configType=agent&email=${header.user}");
    // end::userconfig[]
    // tag::uploadtoken[]
    from("direct:upload-token")
        .to("netskope:v1/uploadtoken?bodyType=MAP")
        .transform(simple("${body[token]}"));
    // end::uploadtoken[]
    // tag::steering[]
    from("direct:steering-list").to("netskope:v1/steeringconfiglist").log("${body}");
    from("direct:steering").to("netskope:v1/steeringconfig?param.config_id=1").log("${body}");
    // end::steering[]
  }

  private void others() {
    // tag::others[]
    from("direct:roles").to("netskope:v1/role?op=list").log("${body}");
    from("direct:scan").to("netskope:v1/csa_scan?op=start").log("${body}");
    from("direct:widget").to("netskope:v1/widget_data?param.widget=51").log("${body}");
    from("direct:pops").to("netskope:v1/ipsec/pops").log("${body}");
    // end::others[]
  }
}
