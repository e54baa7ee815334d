package io.github.camelnetskope.quickstart;

import org.apache.camel.builder.RouteBuilder;

/**
 * All feeds into newline-delimited JSON, a folder for each feed and a file for each page.
 *
 * <p>A page is written under a temporary name, forced to disk and renamed. Its name comes from its
 * content, so a page that is delivered again, after a crash for instance, finds its file already
 * there.
 */
final class FeedsToFiles extends RouteBuilder {
  @Override
  public void configure() {
    // tag::route[]
    from("netskope:dataexport/*?index={{quickstart.index}}&delivery=PAGE&bodyType=BYTES")
        .routeId("feeds-to-files")
        .setHeader("CamelFileName")
        .simple(
            "${header.CamelNetskopeFeed}/${header.CamelNetskopeHighWaterMark}-${hash(${body})}.ndjson")
        .to("file:{{quickstart.folder}}?tempPrefix=.part-&fileExist=Ignore")
        .process("progress");
    // end::route[]
  }
}
