package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.formats.mapping.MappingTables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.TransformerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data types in routes, and tables of one's own. */
class RouteTest {
  private static final String RECORD = Corpus.samples().get(0);

  @ParameterizedTest
  @CsvSource({
    "ocsf,application/json,{\"category_uid\"",
    "ecs,application/json,{\"@timestamp\"",
    "cef,text/plain,CEF:0|Netskope"
  })
  void a_route_transforms_its_body(String name, String contentType, String beginning)
      throws Exception {
    try (DefaultCamelContext context = context(name)) {
      Exchange exchange = send(context, RECORD);

      assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
      assertThat(exchange.getMessage().getBody(String.class)).startsWith(beginning);
      assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo(contentType);
    }
  }

  @Test
  void a_batch_is_newline_delimited_and_streams_are_read() throws Exception {
    try (DefaultCamelContext context = context("ocsf")) {
      byte[] two = (RECORD + "\n" + RECORD).getBytes(StandardCharsets.UTF_8);

      Exchange exchange = send(context, new ByteArrayInputStream(two));

      assertThat(exchange.getMessage().getBody(String.class).lines()).hasSize(2);
      assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("application/x-ndjson");
    }
  }

  @Test
  void a_body_that_is_no_record_fails_the_exchange() throws Exception {
    try (DefaultCamelContext context = context("ecs")) {
      assertThatThrownBy(() -> context.createProducerTemplate().requestBody("direct:in", "hunter2"))
          .isInstanceOf(CamelExecutionException.class)
          .hasRootCauseInstanceOf(
              io.github.camelnetskope.formats.mapping.NotARecordException.class);
    }
  }

  @Test
  void a_users_folder_replaces_tables(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("ocsf"));
    Files.writeString(
        folder.resolve("ocsf/page.map"),
        "include | page\nmessage | site | text | ours\nduration | | drop\n");
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context
          .getPropertiesComponent()
          .addInitialProperty("netskope.formats.tables", "file:" + folder);
      start(context, "ocsf");

      String event = send(context, page()).getMessage().getBody(String.class);

      assertThat(Corpus.json(event).path("message").asText()).isEqualTo("shop");
      assertThat(Corpus.json(event).path("class_uid").asInt()).isEqualTo(4002);
      assertThat(Corpus.json(event).path("unmapped").path("conn_duration").asInt()).isEqualTo(3);
    }
  }

  @Test
  void a_bean_replaces_tables_and_an_error_names_the_line() throws Exception {
    Map<String, String> own = Map.of("ocsf/page.map", "include | page\nmessage | site | tekst |");
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind("tables", MappingTables.class, (MappingTables) own::get);

      assertThatThrownBy(
              () -> {
                start(context, "ocsf");
                send(context, page());
              })
          .rootCause()
          .hasMessageContaining("ocsf/page.map, line 2: 'tekst' is not known; allowed: ")
          .hasMessageContaining("millis");
    }
  }

  @Test
  void an_invalid_location_is_refused() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.getPropertiesComponent().addInitialProperty("netskope.formats.tables", "/etc/x");

      assertThatThrownBy(
              () -> {
                start(context, "ocsf");
                send(context, page());
              })
          .rootCause()
          .hasMessageContaining("netskope.formats.tables is '/etc/x'; allowed: file:");
    }
  }

  private static String page() {
    return "{\"record_type\":\"page\",\"url\":\"a.b\",\"site\":\"shop\",\"conn_duration\":3}";
  }

  private static Exchange send(DefaultCamelContext context, Object body) {
    Exchange exchange =
        context
            .createProducerTemplate()
            .request("direct:in", sent -> sent.getMessage().setBody(body));
    if (exchange.getException() != null) {
      throw new IllegalStateException(exchange.getException());
    }
    return exchange;
  }

  private static DefaultCamelContext context(String name) throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    start(context, name);
    return context;
  }

  /** As {@code transformDataType} does it, which Camel 4.14 has under another name. */
  private static void start(DefaultCamelContext context, String name) throws Exception {
    DataType type = new DataType("netskope:" + name);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in")
                .process(
                    exchange ->
                        context
                            .getTransformerRegistry()
                            .resolveTransformer(new TransformerKey(type))
                            .transform(exchange.getMessage(), DataType.ANY, type));
          }
        });
    context.start();
  }
}
