package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeComponent;
import io.github.camelnetskope.NetskopeEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes that the documentation shows are routes, and their options are options. */
class DocumentationTest {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).resolve("../..");
  private static final Pattern JAVA_URI =
      Pattern.compile("from\\(\"(netskope:[^\"]+(?:\"\\s*\\+\\s*\"[^\"]+)*)\"\\)");
  private static final Pattern YAML_ROUTE =
      Pattern.compile("(?s)(?:```yaml|\\[source,yaml]\\n----)\\n(- route:.*?)\\n(?:```|----)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/getting-started.adoc",
        "docs/backfill.adoc",
        "netskope-component/src/main/docs/netskope-component.adoc"
      })
  void each_route_of_the_documentation_can_be_made(String page) throws Exception {
    try (var context = new DefaultCamelContext()) {
      context.getPropertiesComponent().addInitialProperty("netskope.token", "none");
      context.getPropertiesComponent().addInitialProperty("quickstart.index", "soc");
      context.getPropertiesComponent().addInitialProperty("netskope.index", "soc");
      context.getPropertiesComponent().addInitialProperty("netskope.feeds", "events/page");
      // The routes of the examples have theirs on the component.
      var configuration =
          context.getComponent("netskope", NetskopeComponent.class).getConfiguration();
      configuration.setTenant("acme.goskope.com");
      configuration.setToken("none");
      for (String route : find(YAML_ROUTE, page)) {
        PluginHelper.getRoutesLoader(context)
            .loadRoutes(ResourceHelper.fromString("route.yaml", route));
      }
      List<String> yaml =
          context.getRouteDefinitions().stream()
              .map(RouteDefinition::getEndpointUrl)
              .filter(uri -> uri.startsWith("netskope:"))
              .toList();
      List<String> java = find(JAVA_URI, page);

      assertThat(java).isNotEmpty();
      assertThat(yaml).isNotEmpty();
      for (String uri : java) {
        // A long URI is put together from several texts.
        uri = uri.replaceAll("\"\\s*\\+\\s*\"", "");
        assertThat(context.getEndpoint(uri, NetskopeEndpoint.class)).isNotNull();
      }
      for (String uri : yaml) {
        assertThat(context.getEndpoint(uri, NetskopeEndpoint.class)).isNotNull();
      }
    }
  }

  private static List<String> find(Pattern pattern, String page) throws IOException {
    return pattern
        .matcher(Files.readString(PROJECT.resolve(page)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
