package io.github.camelnetskope.recipes.splunk;

import org.apache.camel.builder.RouteBuilder;

/** {@code splunk.camel.yaml} in Java. */
public final class BatchesToSplunk extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=splunk"
            + "&delivery=BATCH&batchSize=200&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-splunk")
        .process(new HecBody())
        .setHeader("Authorization", simple("Splunk {{splunk.token}}"))
        .setHeader("X-Splunk-Request-Channel", simple("{{splunk.channel}}"))
        .to("{{splunk.url}}/services/collector/event?httpMethod=POST")
        .process(new HecAnswer())
        .loopDoWhile(simple("${exchangeProperty.hecAcknowledged} == false"))
        .delay(simple("{{splunk.ackInterval:1000}}"))
        .setBody(exchangeProperty("hecQuestion"))
        .to("{{splunk.url}}/services/collector/ack?httpMethod=POST&channel={{splunk.channel}}")
        .process(new HecAcknowledgement())
        .end();
  }
  // end::route[]
}
