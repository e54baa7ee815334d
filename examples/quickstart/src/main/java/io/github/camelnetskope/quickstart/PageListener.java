package io.github.camelnetskope.quickstart;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;

/** Shows the status page while the application runs. */
public final class PageListener extends MainListenerSupport {
  private final int port;
  private final PrintStream out;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private @Nullable StatusPage page;

  /**
   * A page on a port of the loopback interface, or on a free one when it is taken.
   *
   * @param out told where it is
   */
  public PageListener(int port, PrintStream out) {
    this.port = port;
    this.out = out;
  }

  @Override
  public void beforeConfigure(BaseMainSupport main) {
    main.getCamelContext().getRegistry().bind("metricsRegistry", meters);
  }

  @Override
  public void afterStart(BaseMainSupport main) {
    try {
      StatusPage started = StatusPage.start(main.getCamelContext(), meters, port);
      page = started;
      out.println("status on " + started.url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeStop(BaseMainSupport main) {
    if (page != null) {
      page.close();
    }
  }
}
