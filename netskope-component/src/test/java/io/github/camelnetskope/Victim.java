package io.github.camelnetskope;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The process that {@link SigkillTest} kills: one feed into a file, line by line. */
final class Victim {
  private Victim() {}

  public static void main(String[] args) throws Exception {
    var context = new DefaultCamelContext();
    var file = new FileOutputStream(args[2], true);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            fromF(
                    "netskope:dataexport/events/page?tenant=%s&token=%s&index=kill&checkpointDir=%s"
                        + "&initialDelay=0&minWait=1&retryDelay=10&checkpointInterval=50",
                    args[0], NetskopeSimulator.TOKEN, args[1])
                .process(
                    exchange -> {
                      String line = exchange.getMessage().getBody(String.class) + "\n";
                      file.write(line.getBytes(StandardCharsets.UTF_8));
                    });
          }
        });
    Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
    context.start();
    Thread.currentThread().join();
  }
}
