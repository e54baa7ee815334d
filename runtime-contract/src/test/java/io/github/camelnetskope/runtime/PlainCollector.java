package io.github.camelnetskope.runtime;

import io.github.camelnetskope.NetskopeComponent;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The contract's collector in a plain Camel context. */
final class PlainCollector extends RouteBuilder {

  private PlainCollector() {}

  public static void main(String[] feeds) throws Exception {
    var context = new DefaultCamelContext();
    var netskope = context.getComponent("netskope", NetskopeComponent.class);
    netskope.getConfiguration().setTenant(System.getenv("NETSKOPE_TENANT"));
    netskope.getConfiguration().setToken(System.getenv("NETSKOPE_TOKEN"));
    netskope.getConfiguration().setCheckpointDir(System.getenv("NETSKOPE_CHECKPOINTS"));
    context.addRoutes(new PlainCollector());
    Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
    context.start();
    new CountDownLatch(1).await();
  }

  @Override
  public void configure() {
    from("netskope:dataexport/"
            + String.join(",", CollectorContract.FEEDS)
            + "?index={{env:NETSKOPE_INDEX}}&delivery=BATCH&batchSize=100&bodyType=BYTES")
        .setHeader("CamelFileName")
        .simple("${header.CamelNetskopeFeed}/${exchangeId}.ndjson")
        .to("file:{{env:NETSKOPE_OUTPUT}}?tempPrefix=.part-");
  }
}
