package io.github.camelnetskope.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** An application whose POM names one Camel, and manages nothing, runs on that one. */
class ConsumerTest {
  private static final String CAMEL = System.getProperty("camel.version");
  private static final Pattern JAR = Pattern.compile("camel-[a-z][a-z-]*-(\\d+\\.\\d+\\.\\d+)\\.jar");

  @Test
  void there_is_one_camel_on_its_class_path() {
    Set<String> versions =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(path -> JAR.matcher(new File(path).getName()))
            .filter(jar -> jar.matches())
            .map(jar -> jar.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(CAMEL), versions);
  }

  @Test
  void it_reads_a_tenant() throws Exception {
    var read = new CountDownLatch(500);
    Main main = new Main();
    try (var tenant =
        NetskopeSimulator.builder().feed("events/page", f -> f.records(500)).start()) {
      main.addInitialProperty("camel.component.netskope.tenant", tenant.baseUrl());
      main.addInitialProperty("camel.component.netskope.token", NetskopeSimulator.TOKEN);
      main.configure()
          .addRoutesBuilder(
              new RouteBuilder() {
                @Override
                public void configure() {
                  from("netskope:dataexport/events/page?index=consumer&bodyType=MAP")
                      .process(exchange -> read.countDown());
                }
              });
      main.start();
      assertTrue(read.await(60, TimeUnit.SECONDS));
    } finally {
      main.stop();
    }
  }
}
