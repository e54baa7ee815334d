package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Which loggers print a token when Camel Main starts: the table of docs/security.adoc. */
class MainSecretsTest {
  private static final String TOKEN = "Tok3n-that-nobody-must-see";
  private static final String FEED = "netskope:dataexport/";
  private static final String URI = FEED + "events/page?index=main&initialDelay=1h";

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<ILoggingEvent> telling = new ArrayList<>();
  private final Listener listener = new Listener();
  private NetskopeSimulator tenant = NetskopeSimulator.builder().token(TOKEN).start();

  private final class Listener extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      if (event.getFormattedMessage().contains(TOKEN)) {
        telling.add(event);
      }
    }
  }

  /** A supplier whose toString has its purpose and not its token. */
  private static final class Vault implements Supplier<String> {
    @Override
    public String get() {
      return TOKEN;
    }
  }

  @BeforeEach
  void listen() {
    listener.start();
    root.addAppender(listener);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.detachAppender(listener);
    root.setLevel(Level.INFO);
    tenant.close();
  }

  private void run(String options, Map<String, String> properties) throws Exception {
    runRoute(URI + options, properties);
  }

  /** Starts and stops a Camel Main, with a route that reads a feed or asks API v1. */
  private void runRoute(String uri, Map<String, String> properties) throws Exception {
    Main main = new Main();
    main.bind("vault", new Vault());
    main.setPropertyPlaceholderLocations("file:" + file(properties));
    main.configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                if (uri.startsWith(FEED)) {
                  from(uri).to("mock:records");
                } else {
                  from("direct:question").to(uri);
                }
              }
            });
    main.start();
    main.stop();
  }

  /** The properties of an application; Camel Main prints what comes from a file. */
  private Path file(Map<String, String> properties) throws IOException {
    Map<String, String> all = new TreeMap<>(properties);
    all.put("camel.component.netskope.tenant", tenant.baseUrl());
    List<String> lines = new ArrayList<>();
    all.forEach((name, value) -> lines.add(name + "=" + value));
    return Files.write(folder.resolve("application.properties"), lines);
  }

  private Set<String> tellingAtInfo() {
    return loggers(Level.INFO);
  }

  private Set<String> loggers(Level least) {
    Set<String> names = new TreeSet<>();
    telling.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(least))
        .forEach(event -> names.add(event.getLoggerName()));
    return names;
  }

  @Test
  void a_token_in_a_file_is_not_printed_at_any_level() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), TOKEN);

    run("", Map.of("camel.component.netskope.tokenFile", file.toString()));

    assertThat(loggers(Level.TRACE)).isEmpty();
  }

  @Test
  void a_token_of_a_supplier_is_not_printed_at_any_level() throws Exception {
    run("", Map.of("camel.component.netskope.tokenSupplier", "#bean:vault"));

    assertThat(loggers(Level.TRACE)).isEmpty();
  }

  @Test
  void a_token_of_v1_in_a_file_is_not_printed_at_any_level() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), TOKEN);

    runRoute("netskope:v1/clients?tokenFile=" + file, Map.of());

    assertThat(loggers(Level.TRACE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"netskope.token", "acme.token", "acme.secret", "token"})
  void a_property_whose_last_part_is_a_known_word_is_printed_at_debug_only(String name)
      throws Exception {
    run("&token=RAW({{" + name + "}})", Map.of(name, TOKEN));

    assertThat(tellingAtInfo()).isEmpty();
    assertThat(loggers(Level.DEBUG))
        .isNotEmpty()
        .allMatch(logger -> logger.startsWith("org.apache.camel."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok",
        "acmetoken",
        "acme-token",
        "acme.v2token",
        "acme.my-token",
        "acme.api-token",
        "acme.apiToken",
        "netskope.v1Token"
      })
  void a_property_with_an_unknown_name_is_printed_at_info(String name) throws Exception {
    run("&token=RAW({{" + name + "}})", Map.of(name, TOKEN));

    assertThat(tellingAtInfo())
        .isNotEmpty()
        .allMatch(logger -> logger.startsWith("org.apache.camel.main."));
  }

  @Test
  void the_token_of_the_component_is_printed_by_camel_main_at_debug() throws Exception {
    run("", Map.of("camel.component.netskope.token", TOKEN));

    assertThat(tellingAtInfo()).isEmpty();
    assertThat(loggers(Level.DEBUG))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel.main."));
  }

  @Test
  void the_v1_token_of_the_component_is_printed_by_camel_main_at_info() throws Exception {
    runRoute("netskope:v1/clients", Map.of("camel.component.netskope.v1Token", TOKEN));

    assertThat(tellingAtInfo())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel.main."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"camel.component.netskope.token", "camel.component.netskope.v1Token"})
  void the_result_of_a_function_is_printed_at_debug_only(String option) throws Exception {
    System.setProperty("ofTheVault", TOKEN);
    try {
      var properties =
          new TreeMap<>(Map.of("camel.component.netskope.token", "{{sys:ofTheVault}}"));
      properties.put(option, "{{sys:ofTheVault}}");
      run("", properties);
    } finally {
      System.clearProperty("ofTheVault");
    }

    assertThat(tellingAtInfo()).isEmpty();
    assertThat(loggers(Level.DEBUG))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel."));
    assertThat(telling).anyMatch(event -> event.getFormattedMessage().contains("[sys]"));
  }
}
