package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.camelnetskope.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The token is never shown: every failure, everything logged at TRACE, everything that can be seen.
 * It is a component option here: Camel logs the URIs of routes at TRACE before it knows their
 * options.
 */
class SecretsTest extends RouteTest {
  private static final String TOKEN = "Tok3n-that-nobody-must-see";

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final SaidLines everything = new SaidLines(said);

  @BeforeEach
  void listen() {
    everything.start();
    root.addAppender(everything);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(everything);
    root.setLevel(Level.INFO);
  }

  @Test
  void no_failure_contains_the_token() throws Exception {
    tenant(t -> t.token(TOKEN).feed("events/page", f -> f.records(5)));
    List<Fault> faults = new ArrayList<>(ErrorsTest.faults());
    String echo = "{\"message\":\"the token " + TOKEN + " is bad\"}";
    for (int status : new int[] {400, 401, 403, 404, 409, 429, 500}) {
      faults.add(Fault.status(status, "application/json", echo));
    }
    faults.add(Fault.status(200, "application/json", echo));
    for (Fault fault : faults) {
      tenant().faults().on("events/page").times(1).inject(fault);
    }

    context.getComponent("netskope", NetskopeComponent.class).getConfiguration().setToken(TOKEN);
    String uri = uri("events/page", "responseTimeout=200", "startupCheck=WARN");
    startListening(uri.replaceAll("&token=[^&]*", ""));
    sink.await(5);
    said.add(seenByJmx());
    said.add(context.getRoutes().toString() + context.getEndpoints());
    context.stop();

    assertThat(tenant().faults().isSpent()).isTrue();
    assertThat(said).hasSizeGreaterThan(500);
    assertThat(List.copyOf(said)).noneMatch(text -> text.contains(TOKEN));
  }

  private void startListening(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(Exception.class)
                .handled(true)
                .process(SecretsTest.this::look)
                .log("${exception.message} ${exception.stacktrace}");
            from(uri + "&bridgeErrorHandler=true")
                .routeId(ROUTE)
                .process(SecretsTest.this::look)
                .to("log:all?showAll=true&level=TRACE")
                .process(sink);
          }
        });
    context.start();
  }

  private void look(Exchange exchange) {
    said.add(exchange.toString());
    for (Map<String, Object> seen :
        List.of(exchange.getMessage().getHeaders(), exchange.getAllProperties())) {
      seen.forEach((name, value) -> said.add(name + "=" + value));
    }
    for (Throwable e = exchange.getException(); e != null; e = e.getCause()) {
      said.add(e.toString());
    }
  }

  private static String seenByJmx() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    var seen = new StringBuilder();
    for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
      seen.append(name).append('\n');
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        try {
          seen.append(server.getAttribute(name, attribute.getName())).append('\n');
        } catch (JMException | RuntimeException e) {
          seen.append(e).append('\n');
        }
      }
    }
    assertThat(seen.length()).isGreaterThan(1000);
    return seen.toString();
  }
}
