package io.github.camelnetskope.examples.quarkus;

import org.apache.camel.builder.RouteBuilder;

/**
 * Feeds into newline-delimited JSON, a folder for each feed.
 *
 * <p>A file is written under a temporary name and renamed, so a reader of {@code *.ndjson} never
 * sees half a file. Its name is the key of the batch: one that comes again replaces itself.
 */
public class FeedsToFiles extends RouteBuilder {
  @Override
  public void configure() {
    // tag::route[]
    from("netskope:dataexport/{{netskope.feeds}}"
            + "?index={{netskope.index}}&delivery=BATCH&batchSize=100&bodyType=BYTES")
        .routeId("feeds-to-files")
        .setHeader("CamelFileName")
        .simple("${header.CamelNetskopeFeed}/${header.CamelNetskopePageKey}.ndjson")
        .to("file:{{netskope.output}}?tempPrefix=.part-");
    // end::route[]
  }
}
