package io.github.camelnetskope.recipes.azure;

import org.apache.camel.builder.RouteBuilder;

/** {@code azure.camel.yaml} in Java. */
public final class BatchesToAzure extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=azure"
            + "&delivery=BATCH&batchSize=1000&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-azure")
        .process(new LogsBody())
        .setHeader("CamelHttpQuery", constant("api-version=2023-01-01"))
        .split(body())
        .stopOnException()
        .to(
            "{{azure.endpoint}}/dataCollectionRules/{{azure.rule}}/streams/{{azure.stream}}"
                + "?httpMethod=POST"
                + "&oauth2TokenEndpoint={{azure.tokenEndpoint}}"
                + "&oauth2Scope={{azure.scope}}"
                + "&oauth2ClientId={{azure.clientId}}"
                + "&oauth2ClientSecret=RAW({{azure.clientSecret}})"
                + "&oauth2BodyAuthentication=true&oauth2CacheTokens=true");
  }
  // end::route[]
}
