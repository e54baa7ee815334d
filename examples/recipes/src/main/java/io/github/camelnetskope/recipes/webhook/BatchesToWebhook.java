package io.github.camelnetskope.recipes.webhook;

import org.apache.camel.builder.RouteBuilder;

/** {@code webhook.camel.yaml} in Java. */
public final class BatchesToWebhook extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=webhook"
            + "&delivery=BATCH&batchSize=500&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-webhook")
        .process(new Signature())
        .to("{{webhook.url}}?httpMethod=POST");
  }
  // end::route[]
}
