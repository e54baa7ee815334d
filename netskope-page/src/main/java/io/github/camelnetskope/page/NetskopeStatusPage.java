package io.github.camelnetskope.page;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/**
 * Adds a page that shows the feeds of the application's {@code netskope:} routes, as the route
 * {@value #ROUTE_ID} on the HTTP server of the runtime ({@code platform-http}). It is read-only.
 * Everybody who can reach that server can read it: see docs/status-page.adoc.
 *
 * <p>Properties of the application: {@code netskope.page.path}, by default {@code /netskope}, and
 * {@code netskope.page.hosts}, the host names under which the page may be requested,
 * comma-separated; by default any.
 */
public class NetskopeStatusPage extends RouteBuilder {
  /** Id of the route. */
  public static final String ROUTE_ID = "netskope-page";

  private final InstantSource clock;
  private final History history = new History();

  /** A page of the feeds of the context that it is added to. */
  public NetskopeStatusPage() {
    this(InstantSource.system());
  }

  NetskopeStatusPage(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void configure() throws Exception {
    CamelContext context = getContext();
    String path = context.resolvePropertyPlaceholders("{{netskope.page.path:/netskope}}");
    String hosts = context.resolvePropertyPlaceholders("{{netskope.page.hosts:}}");
    var sampler = new Sampler(context, history, this::sample);
    context.addService(sampler);
    context.getManagementStrategy().addEventNotifier(sampler);
    errorHandler(noErrorHandler());
    from("platform-http:" + path + "?matchOnUriPrefix=true&httpMethodRestrict=GET")
        .routeId(ROUTE_ID)
        .routeDescription("Shows the feeds of the netskope: routes")
        .process(
            new PageProcessor(path.substring(path.lastIndexOf('/') + 1), names(hosts), this::page));
  }

  private static Set<String> names(String hosts) {
    return Arrays.stream(hosts.split(","))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads the state of all feeds of the context. */
  List<FeedReading> read() {
    return FeedReader.read(getContext());
  }

  /** The memory of the page. */
  History history() {
    return history;
  }

  private void sample() {
    history.sample(read(), clock.instant());
  }

  private PageModel page() {
    return PageModel.of(getContext().getName(), read(), history, clock.instant());
  }
}
