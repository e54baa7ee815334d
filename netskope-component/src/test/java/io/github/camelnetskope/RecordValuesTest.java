package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * This component shows no value of a record, and none that came in a body: in no exception of its
 * own, no log line at any level, no health text.
 */
class RecordValuesTest extends RouteTest {
  private static final String PERSON = "Jane-Doe";
  private static final String RECORD =
      "{\"_id\":\"1\",\"user\":\"" + PERSON + "\",\"limit\":\"" + PERSON + "\"}";
  private static final String QUERY_OPTIONS =
      "&retryDelay=10&maxRetryDelay=20&token=" + NetskopeSimulator.V1_TOKEN;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final Logger own = (Logger) LoggerFactory.getLogger("io.github.camelnetskope");
  private final SaidLines everything = new SaidLines(said);

  @BeforeEach
  void listen() {
    everything.start();
    own.addAppender(everything);
    own.setLevel(Level.TRACE);
    tenant(t -> t.feed("events/page", f -> f.page(RECORD)));
  }

  @AfterEach
  void stopListening() {
    own.detachAppender(everything);
    own.setLevel(null);
  }

  private void assertThatNoValueIsShown() {
    assertThat(said).isNotEmpty().noneMatch(text -> text.contains(PERSON));
  }

  private void say(Exchange exchange) {
    assertThat(exchange.getException()).isNotNull();
    for (Throwable e = exchange.getException(); e != null; e = e.getCause()) {
      said.add(e.toString());
    }
  }

  private Exchange query(String endpoint, Object body, Map<String, Object> headers) {
    context.start();
    try (var template = context.createProducerTemplate()) {
      String uri = "netskope:v1/" + endpoint + "tenant=" + tenant().baseUrl() + QUERY_OPTIONS;
      return template.request(
          uri,
          exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Object> bodies() {
    return Stream.of(
        RECORD,
        RECORD.getBytes(StandardCharsets.UTF_8),
        Map.of("user", PERSON),
        Map.of(PERSON + "@example.com", 1),
        Map.of("limit", PERSON),
        Map.of("query", PERSON, "type", PERSON),
        "{" + PERSON,
        "{\"user\":" + PERSON + "}");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_record_taken_as_parameters_is_not_quoted(Object body) throws Exception {
    say(query("clients?", body, Map.of()));

    assertThat(said).anyMatch(text -> text.contains("body"));
    assertThatNoValueIsShown();
  }

  @Test
  void the_error_says_that_the_body_was_taken_and_how_to_empty_it() {
    Exchange answer = query("clients?", RECORD, Map.of());

    assertThat(answer.getException())
        .hasMessageContaining("The body, a map or JSON object, was taken as parameters")
        .hasMessageContaining("${null}");
  }

  @Test
  void a_header_is_not_quoted_either() {
    say(query("clients?", null, Map.of(NetskopeConstants.LIMIT, PERSON)));

    assertThat(said).anyMatch(text -> text.contains("limit: was a value of 8 characters"));
    assertThatNoValueIsShown();
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void parts_of_a_query_repeated_by_the_tenant_are_masked(Fault echo) {
    tenant().faults().on("v1/userconfig").inject(echo);
    tenant().faults().on("v1/new_endpoint").inject(echo);
    String address = PERSON + "@example.com";

    say(query("userconfig?configType=agent&maxRetries=1&", Map.of("email", address), Map.of()));
    say(query("new_endpoint?maxRetries=1&", Map.of("op", PERSON, "x", address), Map.of()));

    assertThatNoValueIsShown();
  }

  static List<Fault> echoes() {
    String text = "{\"status\":\"error\",\"errorCode\":\"Bad\",\"errors\":[\"no such user ";
    String list = "{\"status\":\"error\",\"message\":[" + RECORD + "]}";
    String json = "application/json";
    return List.of(
        Fault.status(200, json, text + PERSON + "@example.com\"]}"),
        Fault.status(400, json, text + PERSON + "%40example.com\"]}"),
        Fault.status(500, json, text + PERSON + "@example.com\"]}"),
        Fault.status(200, json, list),
        Fault.status(400, json, list),
        Fault.status(200, json, "{\"status\":\"success\",\"data\":[" + RECORD + ",}"),
        Fault.status(502, "text/plain", PERSON));
  }

  static List<Fault> pages() {
    List<Fault> faults =
        new ArrayList<>(
            List.of(
                Fault.truncatedJson(),
                Fault.cutBody(40),
                Fault.wrongLength(),
                Fault.status(403, "application/json", "{\"message\":[" + RECORD + "]}"),
                Fault.status(500, "text/html", PERSON)));
    for (int status : new int[] {200, 404}) {
      for (String body :
          List.of(
              RECORD,
              "{\"ok\":0,\"message\":[" + RECORD + "]}",
              "{\"ok\":1,\"errors\":[{\"user\":\"" + PERSON + "\"}],\"result\":3}",
              "{\"ok\":1,\"result\":[" + RECORD + "," + PERSON + "]}",
              "{\"ok\":1,\"data\":[" + RECORD + "]}",
              PERSON)) {
        faults.add(Fault.status(status, "application/json", body));
      }
    }
    return faults;
  }

  @Test
  void no_answer_of_a_feed_is_quoted() throws Exception {
    pages().forEach(fault -> tenant().faults().on("events/page").times(1).inject(fault));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(Exception.class).handled(true).process(RecordValuesTest.this::note);
            from(uri("events/page", "responseTimeout=200", "bridgeErrorHandler=true"))
                .routeId(ROUTE)
                .process(sink);
          }
        });
    context.start();
    sink.await(1);
    context.stop();

    assertThat(tenant().faults().isSpent()).isTrue();
    assertThatNoValueIsShown();
  }

  private void note(Exchange exchange) {
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    for (Throwable e = caught; e != null; e = e.getCause()) {
      said.add(e.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("endings")
  void an_exception_of_a_route_is_named_and_not_quoted(OnFailure ending) throws Exception {
    sink.failsOn(
        record -> {
          throw new IllegalStateException(record.text(), new RuntimeException(record.text()));
        });

    start(uri("events/page", "onFailure=" + ending));
    sink.await(1);
    context.stop();

    assertThat(said)
        .anyMatch(
            text ->
                text.contains(
                    "the route threw java.lang.IllegalStateException, caused by"
                        + " java.lang.RuntimeException"));
    assertThatNoValueIsShown();
  }

  static OnFailure[] endings() {
    return OnFailure.values();
  }

  @Test
  void a_record_that_cannot_be_a_map_is_not_quoted() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page("{\"_id\":\"1\",\"user\":NaN" + "}", RECORD)));
    context.getRegistry().bind("mapper", strictMapper());
    var thrown = new CompletableFuture<Throwable>();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri("events/page", "bodyType=MAP", "onFailure=SKIP", "exceptionHandler=#note"))
                .routeId(ROUTE)
                .process(sink);
          }
        });
    context.getRegistry().bind("note", new Noting(thrown));
    context.start();
    for (Throwable e = thrown.get(20, TimeUnit.SECONDS); e != null; e = e.getCause()) {
      said.add(e.toString());
    }

    assertThat(said).anyMatch(text -> text.contains("cannot be read into a map"));
    assertThatNoValueIsShown();
  }

  /** A mapper that refuses a record, and says why. */
  private static ObjectMapper strictMapper() {
    var module = new SimpleModule();
    module.addDeserializer(
        Object.class,
        new JsonDeserializer<>() {
          @Override
          public Object deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            throw JsonMappingException.from(parser, "not wanted: " + PERSON);
          }
        });
    return new ObjectMapper().registerModule(module);
  }

  private record Noting(CompletableFuture<Throwable> thrown) implements ExceptionHandler {
    @Override
    public void handleException(Throwable exception) {
      thrown.complete(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
      thrown.complete(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
      thrown.complete(exception);
    }
  }
}
