package io.github.camelnetskope.examples.camelrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel's catalog, which tools use, with the component's metadata. */
class CatalogTest {
  private final CamelCatalog catalog = new DefaultCamelCatalog();

  @BeforeEach
  void add_the_component() throws IOException {
    var metadata = "/META-INF/io/github/camelnetskope/netskope.json";
    try (var json = Objects.requireNonNull(getClass().getResourceAsStream(metadata))) {
      catalog.addComponent(
          "netskope",
          "io.github.camelnetskope.NetskopeComponent",
          new String(json.readAllBytes(), UTF_8));
    }
  }

  @Test
  void a_good_uri_is_valid() {
    var uri = "netskope:dataexport/events/alert?tenant=acme.goskope.com";
    var good =
        catalog.validateEndpointProperties(uri + "&index=soc&delivery=PAGE&minWait=5s", false);

    assertThat(good.isSuccess()).as(good.summaryErrorMessage(false)).isTrue();
  }

  @Test
  void a_misspelt_option_is_found() {
    var uri = "netskope:dataexport/events/alert?tenant=acme.goskope.com&indx=soc";

    assertThat(catalog.validateEndpointProperties(uri).getUnknown()).containsExactly("indx");
  }

  @Test
  void a_value_that_the_option_does_not_have_is_found() {
    var uri = "netskope:dataexport/events/alert?tenant=acme.goskope.com&delivery=PAGES";

    assertThat(catalog.validateEndpointProperties(uri).getInvalidEnum())
        .containsOnlyKeys("delivery");
  }

  @Test
  void the_option_of_a_component_is_checked_too() {
    assertThat(
            catalog
                .validateConfigurationProperty("camel.component.netskope.checkpoint-dirr=x")
                .getUnknown())
        .containsExactly("camel.component.netskope.checkpoint-dirr");
  }
}
