package io.github.camelnetskope.recipes.opensearch;

import org.apache.camel.builder.RouteBuilder;

/** {@code opensearch.camel.yaml} in Java. */
public final class BatchesToOpenSearch extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=opensearch"
            + "&delivery=BATCH&batchSize=1000&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-opensearch")
        .process(new BulkBody())
        .to(
            "{{opensearch.url}}/{{opensearch.index}}/_bulk"
                + "?httpMethod=POST&filter_path=errors,items.*.status,items.*.error.type")
        .process(new BulkAnswer());
  }
  // end::route[]
}
