package io.github.camelnetskope.recipes.files;

import org.apache.camel.builder.RouteBuilder;

/** {@code files.camel.yaml} in Java. */
public final class PagesToFiles extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=files"
            + "&delivery=PAGE&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-files")
        .process(new HourOfPage())
        .setHeader("CamelFileName")
        .simple("${header.CamelNetskopeFeed}/${header.hour}/${header.CamelNetskopePageKey}.ndjson")
        .to("file:{{files.folder}}?tempPrefix=.part-&fileExist=Override&forceWrites=true");
  }
  // end::route[]
}
