package io.github.camelnetskope.benchmarks;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The same with the component; maps are marshalled, since the sink wants text. */
final class NetskopeRoute extends RouteBuilder {
  private final Job job;
  private final Processor sink;
  private final String delivery;
  private final String bodyType;

  NetskopeRoute(Job job, Processor sink, String delivery, String bodyType) {
    this.job = job;
    this.sink = sink;
    this.delivery = delivery;
    this.bodyType = bodyType;
  }

  @Override
  public void configure() {
    var route = from(uri());
    if (bodyType.equals("MAP")) {
      route.marshal().json(JsonLibrary.Jackson).process(sink);
    } else {
      route.process(sink);
    }
  }

  private String uri() {
    return "netskope:dataexport/"
        + String.join(",", job.feeds())
        + "?startFrom=next&initialDelay=0&tenant="
        + job.tenant()
        + "&token="
        + job.token()
        + "&index="
        + job.index()
        + "&delivery="
        + delivery
        + "&bodyType="
        + bodyType
        + "&pollerThreads="
        + job.threads()
        + job.options();
  }
}
