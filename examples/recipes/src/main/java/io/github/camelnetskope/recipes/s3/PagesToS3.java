package io.github.camelnetskope.recipes.s3;

import org.apache.camel.builder.RouteBuilder;

/** {@code s3.camel.yaml} in Java. */
public final class PagesToS3 extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=s3"
            + "&delivery=PAGE&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-s3")
        .marshal()
        .gzipDeflater()
        .setHeader("CamelAwsS3Key")
        .simple("${header.CamelNetskopeFeed}/${header.CamelNetskopePageKey}.ndjson.gz")
        .setHeader("CamelAwsS3ContentType", constant("application/gzip"))
        // Not "to": it asks for the bucket when the route starts, which fails while S3 is away.
        .toD("aws2-s3:{{s3.bucket}}");
  }
  // end::route[]
}
