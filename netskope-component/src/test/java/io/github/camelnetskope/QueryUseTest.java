package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.QueryInterruptedException;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Pages, dynamic endpoints, and secrets. */
class QueryUseTest extends QueryRouteTest {
  private void alerts(int count) {
    tenant(tenant -> tenant.feed("events/alert", feed -> feed.records(count)));
  }

  private List<String> sent(String parameter) {
    return tenant().journal().entries("v1/alerts").stream()
        .map(JournalEntry::parameters)
        .map(parameters -> parameters.get(parameter))
        .toList();
  }

  @Test
  void pages_are_split_while_they_come() throws Exception {
    alerts(25);
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:all")
                .to(uri("alerts", "timePeriod=7776000", "paginate=true", "limit=10"))
                .split(body())
                .streaming()
                .to("mock:record");
          }
        });
    MockEndpoint records = context.getEndpoint("mock:record", MockEndpoint.class);
    int settled = settled();

    Exchange done = send("direct:all");

    assertThat(done.getException()).isNull();
    assertThat(records.getExchanges())
        .extracting(exchange -> exchange.getIn().getBody(String.class))
        .hasSize(settled)
        .doesNotHaveDuplicates()
        .allSatisfy(record -> assertThat(record).startsWith("{").contains("\"_id\""));
    assertThat(sent("skip")).startsWith("0", "10", "20");
    assertThat(Set.copyOf(sent("endtime"))).hasSize(1);
  }

  /** How many records are older than what pagination holds back. */
  private int settled() {
    long border = java.time.Instant.now().minusSeconds(300).getEpochSecond();
    var feed = tenant().tenant().feed("events/alert");
    int count = 0;
    for (long i = 0; i < feed.size(); i++) {
      String time = feed.record(i).replaceAll("(?s).*\"timestamp\":(\\d+).*", "$1");
      count += Long.parseLong(time) <= border ? 1 : 0;
    }
    return count;
  }

  @Test
  void only_the_page_that_is_needed_is_fetched() {
    alerts(25);

    Exchange answer = send(uri("alerts", "timePeriod=7776000", "paginate=true", "limit=10"));
    Iterator<?> records = answer.getMessage().getBody(Iterator.class);
    for (int i = 0; i < 10; i++) {
      records.next();
    }

    assertThat(tenant().journal().size()).isEqualTo(1);
    records.next();
    assertThat(tenant().journal().size()).isEqualTo(2);
  }

  @Test
  void a_failure_between_pages_ends_the_split_and_says_where_to_continue() throws Exception {
    alerts(25);
    tenant().faults().on("v1/alerts").after(1).inject(Fault.statusError("General Error", "no"));
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:all")
                .to(uri("alerts", "timePeriod=7776000", "paginate=true", "limit=10"))
                .split(body())
                .streaming()
                .to("mock:record");
            from("direct:rest")
                .to(uri("alerts", "paginate=true"))
                .split(body())
                .streaming()
                .to("mock:record");
          }
        });
    MockEndpoint records = context.getEndpoint("mock:record", MockEndpoint.class);
    int settled = settled();

    Exchange failed = send("direct:all");

    assertThat(records.getReceivedCounter()).isEqualTo(10);
    var interrupted = (QueryInterruptedException) failed.getException();
    assertThat(interrupted.delivered()).isEqualTo(10);
    assertThat(interrupted).hasCauseInstanceOf(NetskopeException.RequestRejected.class);

    send("direct:rest", interrupted.rest(), Map.of());

    assertThat(records.getExchanges())
        .extracting(exchange -> exchange.getIn().getBody(String.class))
        .hasSize(settled)
        .doesNotHaveDuplicates();
  }

  @Test
  void endpoints_may_be_chosen_by_the_message() throws Exception {
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:toD").toD(uri("${header.what}", "limit=${header.count}"));
            from("direct:list").recipientList(simple(uri("clients", "limit=${header.count}")));
            from("direct:enrich")
                .setBody(constant("kept"))
                .enrich(
                    uri("clients", "limit=1"),
                    (own, found) -> {
                      own.getIn().setBody(own.getIn().getBody() + text(found).substring(0, 2));
                      return own;
                    });
          }
        });

    assertThat(text(send("direct:toD", null, Map.of("what", "clients", "count", 1))))
        .startsWith("[{");
    assertThat(text(send("direct:toD", null, Map.of("what", "steeringconfig", "count", 2))))
        .startsWith("{");
    assertThat(text(send("direct:list", null, Map.of("count", 3)))).startsWith("[{");
    assertThat(text(send("direct:enrich"))).isEqualTo("kept[{");
  }

  @Test
  void threads_are_shared_by_all_endpoints_and_end_with_the_component() throws Exception {
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:toD").toD(uri("clients", "limit=${header.count}"));
          }
        });
    for (int i = 1; i <= 4; i++) {
      send("direct:toD", null, Map.of("count", i));
    }

    List<Thread> threads = queryThreads("(" + context.getName() + ")");
    assertThat(threads).hasSizeLessThanOrEqualTo(4 + 1);
    context.close();
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static List<Thread> queryThreads(String context) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("NetskopeQuery"))
        .filter(thread -> thread.getName().contains(context))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts | limit=0 | limit: was '0'",
        "alerts | groupBy=user | groupBy: was 'user'",
        "userconfig | configType=mac | configType: was 'mac'",
        "userconfig | paginate=true | paginate: was 'true'",
        "clients | maxRetries=-1 | maxRetries: was '-1'"
      })
  void an_invalid_option_that_no_message_can_override_is_refused_at_creation(
      String endpoint, String option, String text) {
    assertThatThrownBy(() -> context.getEndpoint(uri(endpoint, option)))
        .rootCause()
        .hasMessageContaining(text);
  }

  @Test
  void a_v1_endpoint_has_no_consumer() {
    assertThatThrownBy(() -> context.getEndpoint(uri("clients")).createConsumer(exchange -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void the_token_is_not_in_any_output() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    List<Exchange> exchanges = new ArrayList<>();
    try {
      String echo = "{\"status\":\"error\",\"errors\":[\"" + NetskopeSimulator.V1_TOKEN + "\"]}";
      for (String endpoint : List.of("clients", "steeringconfiglist", "ipsec/pops")) {
        exchanges.add(send(raw(endpoint)));
        tenant().faults().on("v1/" + endpoint).inject(Fault.status(200, "application/json", echo));
        exchanges.add(send(raw(endpoint)));
        tenant().faults().on("v1/" + endpoint).inject(Fault.dropBeforeAnswer());
        exchanges.add(send(raw(endpoint)));
      }
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }

    assertThat(log.list)
        .filteredOn(event -> event.getLoggerName().contains("hc.client5"))
        .isNotEmpty();
    assertThat(log.list)
        .filteredOn(event -> !event.getLoggerName().startsWith("org.apache.camel"))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(NetskopeSimulator.V1_TOKEN));
    assertThat(exchanges)
        .allSatisfy(
            exchange -> {
              assertThat(exchange.getMessage().getHeaders().toString())
                  .doesNotContain(NetskopeSimulator.V1_TOKEN);
              assertThat(exchange.getProperties().toString())
                  .doesNotContain(NetskopeSimulator.V1_TOKEN);
              for (Throwable e = exchange.getException(); e != null; e = e.getCause()) {
                assertThat(e.toString()).doesNotContain(NetskopeSimulator.V1_TOKEN);
              }
            });
    assertThat(exchanges).filteredOn(exchange -> exchange.getException() == null).hasSize(3);
  }

  /** With the token in the component, where the URI does not show it. */
  private String raw(String endpoint) {
    var component = context.getComponent("netskope", NetskopeComponent.class);
    component.setV1Token(NetskopeSimulator.V1_TOKEN);
    return "netskope:v1/" + endpoint + "?maxRetries=0&tenant=" + tenant().baseUrl();
  }
}
