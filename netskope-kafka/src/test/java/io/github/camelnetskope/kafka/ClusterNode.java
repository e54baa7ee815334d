package io.github.camelnetskope.kafka;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;

/** A process with a route for each namespace; its output says when the route runs. */
final class ClusterNode {
  private ClusterNode() {}

  public static void main(String[] arguments) throws Exception {
    List<String> names =
        IntStream.range(0, Integer.parseInt(arguments[1])).mapToObj(i -> "feed" + i).toList();
    var context = new DefaultCamelContext();
    context.addService(
        new KafkaGroupClusterService(
            Map.of("bootstrap.servers", arguments[0]), "cluster-test", names));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() throws Exception {
            for (String name : names) {
              from("timer:" + name + "?period=250&delay=0")
                  .routePolicy(ClusteredRoutePolicy.forNamespace(getContext(), name))
                  .process(exchange -> System.out.println("RUNS " + name));
            }
          }
        });
    context.start();
    Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
    Thread.currentThread().join();
  }
}
