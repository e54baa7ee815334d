package io.github.camelnetskope.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats that the source says it can give. */
class DataTypesTest {
  private static final int RECORDS = 20;
  private static final int PATIENCE_MILLIS = 30_000;

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.feed("alerts/dlp", f -> f.records(RECORDS)));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "netskope:ocsf, {\"category_uid\":2",
    "netskope:ecs, {\"@timestamp\":",
    "netskope:cef, CEF:0|Netskope|"
  })
  void a_pipe_delivers_the_format_it_is_set_to(String format, String beginning) throws Exception {
    Path pipe = folder.resolve("formats.pipe.yaml");
    Files.writeString(pipe, text("/pipes/formats.pipe.yaml").replace("FORMAT", format));
    Main main = withTenant();
    main.configure().withRoutesIncludePattern("file:" + pipe);

    assertThat(run(main).getBody(String.class)).startsWith(beginning);
  }

  @ParameterizedTest
  @CsvSource({
    "netskope:ocsf, {\"category_uid\":2",
    "netskope:ecs, {\"@timestamp\":",
    "netskope:cef, CEF:0|Netskope|"
  })
  void a_route_transforms_what_the_source_gives(String format, String beginning) throws Exception {
    assertThat(run(route(format)).getBody(String.class)).startsWith(beginning);
  }

  @Test
  void a_cloud_event_has_its_headers_and_the_unchanged_record() throws Exception {
    var message = run(route("netskope:application-cloudevents"));

    assertThat(message.getHeader("CamelCloudEventSource"))
        .isEqualTo("netskope:dataexport/alerts/dlp");
    netskope.oracle().delivered("alerts/dlp", message.getBody(String.class));
    assertThat(netskope.oracle().report("alerts/dlp").unknown()).isZero();
  }

  @Test
  void the_source_declares_these_formats() throws IOException {
    JsonNode types =
        new ObjectMapper(new YAMLFactory())
            .readTree(text("/kamelets/netskope-source.kamelet.yaml"))
            .at("/spec/dataTypes/out/types");

    var formats = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> type : types.properties()) {
      formats.add(type.getValue().get("format").asText());
    }

    assertThat(formats)
        .containsExactly(
            "application-json",
            "netskope:application-cloudevents",
            "netskope:cef",
            "netskope:ecs",
            "netskope:ocsf");
  }

  /** The last of the records; each of them was transformed. */
  private static org.apache.camel.Message run(Main main) throws Exception {
    try {
      main.start();
      var consumer = main.getCamelContext().createConsumerTemplate();
      Exchange last = consumer.receive("seda:out", PATIENCE_MILLIS);
      for (int i = 1; i < RECORDS; i++) {
        assertThat(last).isNotNull();
        last = consumer.receive("seda:out", PATIENCE_MILLIS);
      }
      assertThat(last).isNotNull();
      return last.getMessage();
    } finally {
      main.stop();
    }
  }

  private Main route(String format) {
    Main main = withTenant();
    main.configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("kamelet:netskope-source?feeds=alerts/dlp&index=formats")
                    .transformDataType(format)
                    .to("seda:out");
              }
            });
    return main;
  }

  private Main withTenant() {
    var main = new Main();
    main.addInitialProperty("netskope.tenant", netskope.baseUrl());
    main.addInitialProperty("netskope.token", NetskopeSimulator.TOKEN);
    main.addInitialProperty("camel.kamelet.netskope-source.tenant", "{{netskope.tenant}}");
    main.addInitialProperty("camel.kamelet.netskope-source.token", "{{netskope.token}}");
    return main;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = DataTypesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
