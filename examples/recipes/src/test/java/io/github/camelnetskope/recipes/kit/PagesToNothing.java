package io.github.camelnetskope.recipes.kit;

import org.apache.camel.builder.RouteBuilder;

/** The baseline of all recipes: the pages are read and dropped. */
public final class PagesToNothing extends RouteBuilder {
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=nothing"
            + "&delivery=PAGE&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .process(exchange -> exchange.getMessage().setBody(null));
  }
}
