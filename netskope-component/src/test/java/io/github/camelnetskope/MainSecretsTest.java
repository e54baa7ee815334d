package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who prints a token when Camel Main starts: the table of docs/security.adoc. */
class MainSecretsTest {
  private static final String TOKEN = "Tok3n-that-nobody-must-see";
  private static final String URI = "netskope:dataexport/events/page?index=main&initialDelay=1h";

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
    Main main = new Main();
    main.addInitialProperty("camel.component.netskope.tenant", tenant.baseUrl());
    properties.forEach(main::addInitialProperty);
    main.configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                from(URI + options).to("mock:records");
              }
            });
    main.start();
    main.stop();
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
  void a_token_in_a_file_is_not_told_at_any_level() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), TOKEN);

    run("", Map.of("camel.component.netskope.tokenFile", file.toString()));

    assertThat(loggers(Level.TRACE)).isEmpty();
  }

  @Test
  void a_property_of_the_component_is_told_by_camel_main_at_debug() throws Exception {
    run("", Map.of("camel.component.netskope.token", TOKEN));

    assertThat(tellingAtInfo()).isEmpty();
    assertThat(loggers(Level.DEBUG))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel.main."));
  }

  @Test
  void a_placeholder_that_is_called_token_is_told_at_debug() throws Exception {
    run("&token=RAW({{netskope.token}})", Map.of("netskope.token", TOKEN));

    assertThat(tellingAtInfo()).isEmpty();
    assertThat(loggers(Level.DEBUG))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel."));
  }

  @Test
  void a_placeholder_of_another_name_is_told_at_info() throws Exception {
    run("&token=RAW({{tok}})", Map.of("tok", TOKEN));

    assertThat(tellingAtInfo())
        .isNotEmpty()
        .allMatch(name -> name.startsWith("org.apache.camel.main."));
  }
}
