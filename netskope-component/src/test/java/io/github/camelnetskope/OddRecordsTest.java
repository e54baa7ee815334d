package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Malformed records are delivered; a record that cannot be read goes to the route's error handler.
 */
class OddRecordsTest {
  private static final String NO_UTF_8 = "{\"_id\":\"bad\",\"x\":\"caf\u00e9\"}";

  /** Each has its own rate limit with the test's clock. */
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final VirtualTime time = new VirtualTime();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Sink sink = new Sink();
  private final Sink deadLetters = new Sink();

  /** A tenant of one page; its bytes are the characters. */
  private record OnePage(byte[] page) implements Transport {
    private static final String EMPTY = "{\"ok\":1,\"result\":[],\"wait_time\":5}";

    static OnePage of(String... records) {
      String page = "{\"ok\":1,\"result\":[" + String.join(",", records) + "],\"wait_time\":5}";
      return new OnePage(page.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      return hook.connected()
          .thenApply(
              ready -> {
                hook.sending();
                boolean resend = request.uri().getQuery().contains("operation=resend");
                byte[] body = resend ? page : EMPTY.getBytes(StandardCharsets.UTF_8);
                return new ApiResponse(200, ApiHeaders.of(Map.of()), body);
              })
          .toCompletableFuture();
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      throw new UnsupportedOperationException("no files here");
    }
  }

  private void run(OnePage tenant, boolean withDeadLetters, String options) throws Exception {
    run(
        tenant,
        withDeadLetters
            ? new DeadLetterChannelDefinition("direct:dead")
            : new NoErrorHandlerDefinition(),
        options);
  }

  private void run(OnePage tenant, ErrorHandlerFactory errors, String options) throws Exception {
    var component = new NetskopeComponent();
    component.setConnector(settings -> tenant);
    component.setTime(time);
    component.getConfiguration().setTenant("odd" + TENANTS.incrementAndGet() + ".goskope.com");
    component.getConfiguration().setToken("t");
    context.addComponent("netskope", component);
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(1);
    context.getRegistry().bind("virtual", time.scheduler);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(errors);
            from("direct:dead").process(deadLetters);
            from("netskope:dataexport/events/page?index=i"
                    + "&scheduledExecutorService=#bean:virtual"
                    + options)
                .process(sink);
          }
        });
    context.start();
    time.runDue();
    time.runFor(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  @ParameterizedTest
  @EnumSource(BodyType.class)
  void a_byte_that_is_not_utf_8_does_not_hold_a_page(BodyType bodyType) throws Exception {
    run(OnePage.of("{\"_id\":\"a\"}", NO_UTF_8, "{\"_id\":\"c\"}"), false, "&bodyType=" + bodyType);

    assertThat(sink.received()).hasSize(3);
    Object body = sink.received().get(1).body();
    switch (bodyType) {
      case JSON -> assertThat(body).isEqualTo("{\"_id\":\"bad\",\"x\":\"caf\ufffd\"}");
      case BYTES ->
          assertThat((byte[]) body).isEqualTo(NO_UTF_8.getBytes(StandardCharsets.ISO_8859_1));
      case MAP -> assertThat(body).isEqualTo(Map.of("_id", "bad", "x", "caf\ufffd"));
    }
    assertThat(sink.received().stream().map(r -> r.headers().get("CamelNetskopeMalformed")))
        .containsExactly(null, true, null);
  }

  @Test
  void an_element_that_is_no_object_is_delivered_like_a_record() throws Exception {
    run(OnePage.of("{\"_id\":\"a\"}", "null", "17", "{\"_id\":\"c\"}"), false, "");

    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}", "null", "17", "{\"_id\":\"c\"}");
    assertThat(sink.received().stream().map(r -> r.headers().get("CamelNetskopeMalformed")))
        .containsExactly(null, true, true, null);
  }

  @Test
  void a_batch_with_such_a_record_is_marked() throws Exception {
    run(
        OnePage.of("{}", "{}", NO_UTF_8, "{}"),
        false,
        "&delivery=BATCH&batchSize=2&bodyType=BYTES");

    assertThat(sink.received().stream().map(r -> r.headers().get("CamelNetskopeMalformed")))
        .containsExactly(null, true);
    assertThat((byte[]) sink.received().get(1).body())
        .isEqualTo((NO_UTF_8 + "\n{}\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"x\":NaN}`, NaN",
        "`{\"x\":-INF}`, -Infinity",
        "`{\"x\":\"a\tb\"}`, `a\tb`",
        "`{\"x\":\"\0\"}`, `\0`",
        "`{\"x\":\"\\x41\"}`, x41",
        "`{\"x\":007}`, 7",
        "`{\"x\":\"a\nb\"}`, `a\nb`"
      })
  void a_map_accepts_the_same_as_a_record(String record, String value) throws Exception {
    run(OnePage.of(record), false, "&bodyType=MAP");

    assertThat(sink.received()).hasSize(1);
    assertThat((Map<?, ?>) sink.received().get(0).body()).hasToString("{x=" + value + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "17", "[]", "{\"x\":\"\\u12G4\"}"})
  void a_record_that_cannot_be_a_map_goes_to_the_error_handler_of_the_route(String odd)
      throws Exception {
    run(OnePage.of("{\"_id\":\"a\"}", odd, "{\"_id\":\"c\"}"), true, "&bodyType=MAP");

    assertThat(sink.texts()).containsExactly("{_id=a}", "{_id=c}");
    assertThat(deadLetters.texts()).containsExactly(odd);
    assertThat(deadLetters.received().get(0).headers()).containsEntry("CamelNetskopePosition", 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void without_an_error_handler_onFailure_decides(boolean redelivers) throws Exception {
    run(
        OnePage.of("{\"_id\":\"a\"}", "17", "{\"_id\":\"c\"}"),
        redelivers ? new DefaultErrorHandlerDefinition() : new NoErrorHandlerDefinition(),
        "&bodyType=MAP&onFailure=SKIP");

    assertThat(sink.texts()).containsExactly("{_id=a}", "{_id=c}");
  }

  @Test
  void a_batch_that_cannot_be_read_into_maps_goes_to_the_error_handler_as_lines() throws Exception {
    run(
        OnePage.of("{}", "17", "{\"_id\":\"c\"}"),
        true,
        "&bodyType=MAP&delivery=BATCH&batchSize=2");

    assertThat(sink.texts()).isEqualTo(List.of("[{_id=c}]"));
    assertThat(deadLetters.texts()).containsExactly("{}\n17\n");
  }
}
