package io.github.camelnetskope.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * What users write without the component: ask for a page, unmarshal it, split it, marshal each
 * record. Each thread reads its share of the feeds, one after the other. Nothing is remembered:
 * what is lost by a failure here is lost.
 */
final class HandWrittenRoute extends RouteBuilder {
  private final Job job;
  private final Processor sink;

  HandWrittenRoute(Job job, Processor sink) {
    this.job = job;
    this.sink = sink;
  }

  @Override
  public void configure() {
    for (int thread = 0; thread < job.threads(); thread++) {
      int first = thread;
      List<String> feeds =
          IntStream.range(0, job.feeds().size())
              .filter(i -> i % job.threads() == first)
              .mapToObj(job.feeds()::get)
              .toList();
      read(thread, feeds);
    }
  }

  private void read(int thread, List<String> feeds) {
    from("timer:reader" + thread + "?delay=0&period=1&repeatCount=" + job.pagesPerFeed())
        .setHeader("Netskope-Api-Token", constant(job.token()))
        .setHeader(Exchange.HTTP_QUERY, constant("operation=next&index=" + job.index()))
        .process(exchange -> exchange.getMessage().setBody(feeds))
        .split(body())
        .setHeader(Exchange.HTTP_PATH, body())
        .setBody(constant(null))
        .to(job.tenant() + "/api/v2/events/dataexport")
        .unmarshal()
        .json(JsonLibrary.Jackson, Map.class)
        .split(simple("${body[result]}"))
        .streaming()
        .marshal()
        .json(JsonLibrary.Jackson)
        .process(sink);
  }
}
