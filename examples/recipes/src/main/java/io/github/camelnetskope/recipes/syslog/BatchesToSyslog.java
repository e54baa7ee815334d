package io.github.camelnetskope.recipes.syslog;

import org.apache.camel.builder.RouteBuilder;

/** {@code syslog.camel.yaml} in Java. */
public final class BatchesToSyslog extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    from("netskope:dataexport/{{netskope.feeds}}?index=syslog"
            + "&delivery=BATCH&batchSize=1000&bodyType=BYTES&checkpointDir={{netskope.checkpoints}}")
        .routeId("netskope-to-syslog")
        .process(new SyslogPage());
  }
  // end::route[]
}
