package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeComponent;
import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route in Java and the route in YAML. */
class FeedsToFilesTest {
  @TempDir Path folder;

  /** Fails when the first page has been written. */
  private static final class FailsOnce implements Processor {
    private final CountDownLatch pages = new CountDownLatch(2);
    private volatile boolean redelivered;

    @Override
    public void process(Exchange exchange) {
      pages.countDown();
      if (pages.getCount() > 0) {
        throw new IllegalStateException("down");
      }
      redelivered = exchange.getMessage().getHeader(NetskopeConstants.REDELIVERED, Boolean.class);
    }
  }

  @Test
  void in_java_a_page_that_is_delivered_again_finds_its_file() throws Exception {
    try (var context = new DefaultCamelContext()) {
      context.addRoutes(new FeedsToFiles());
      aPageDeliveredTwiceIsOneFile(context);
    }
  }

  @Test
  void in_yaml_a_page_that_is_delivered_again_finds_its_file() throws Exception {
    try (var context = new DefaultCamelContext()) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  context, "classpath:routes/feeds-to-files.camel.yaml"));
      aPageDeliveredTwiceIsOneFile(context);
    }
  }

  private void aPageDeliveredTwiceIsOneFile(DefaultCamelContext context) throws Exception {
    try (var tenant =
        NetskopeSimulator.builder()
            .waitTime(1)
            .feed("events/page", f -> f.page("{\"n\":1}", "{\"n\":2}"))
            .start()) {
      var failsOnce = new FailsOnce();
      context.getRegistry().bind("progress", failsOnce);
      context.getPropertiesComponent().addInitialProperty("quickstart.index", "test");
      context.getPropertiesComponent().addInitialProperty("quickstart.folder", folder.toString());
      configure(context.getComponent("netskope", NetskopeComponent.class), tenant);

      context.start();

      assertThat(failsOnce.pages.await(20, TimeUnit.SECONDS)).isTrue();
      context.stop();
      assertThat(failsOnce.redelivered).isTrue();
      List<Path> pages = new WrittenFiles(folder).pages();
      assertThat(pages).hasSize(1);
      assertThat(Files.readString(pages.get(0))).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
    }
  }

  private static void configure(NetskopeComponent component, NetskopeSimulator tenant) {
    component.getConfiguration().setTenant(tenant.baseUrl());
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    component.getConfiguration().setRetryDelay(Duration.ofMillis(10));
  }
}
