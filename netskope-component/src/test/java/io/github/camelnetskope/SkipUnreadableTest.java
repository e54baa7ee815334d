package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Skips an answer that cannot be read. */
class SkipUnreadableTest {
  private static final String UNREADABLE = "{\"ok\":1,\"result\":[{\"_id\":\"b\"},\u00ff]}";
  private static final String GATEWAY = "<html>maintenance</html>";
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final VirtualTime time = new VirtualTime();
  private final List<String> told = new ArrayList<>();
  private final Sink sink = new Sink();
  private final String host = "skip" + TENANTS.incrementAndGet() + ".goskope.com";
  private final PagesInARow tenant = new PagesInARow(page("a"), UNREADABLE, page("c"));
  private final DefaultCamelContext context = new DefaultCamelContext();
  @TempDir Path folder;

  /** A tenant whose pages come one after the other; {@code resend} repeats the last one. */
  private static final class PagesInARow implements Transport {
    private final String[] pages;
    private int at = -1;
    private int blockedOnceAt = -2;

    PagesInARow(String... pages) {
      this.pages = pages;
    }

    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      return hook.connected()
          .thenApply(
              ready -> {
                hook.sending();
                boolean next = request.uri().getQuery().contains("operation=next");
                byte[] body = answer(next).getBytes(StandardCharsets.ISO_8859_1);
                return new ApiResponse(200, ApiHeaders.of(Map.of()), body);
              })
          .toCompletableFuture();
    }

    private String answer(boolean next) {
      if (next && at == blockedOnceAt) {
        blockedOnceAt = -2;
        return GATEWAY;
      }
      at += next ? 1 : 0;
      boolean some = at >= 0 && at < pages.length;
      return some ? pages[at] : "{\"ok\":1,\"result\":[],\"wait_time\":5}";
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      throw new UnsupportedOperationException("no files here");
    }
  }

  /** Gets failures without an exchange. */
  private final class Told implements ExceptionHandler {
    @Override
    public void handleException(Throwable exception) {}

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
      if (CamelFeedHost.SET_ASIDE.equals(message)) {
        told.add(String.valueOf(exception.getMessage()));
      }
    }

    @Override
    public void handleException(
        @Nullable String message, @Nullable Exchange exchange, Throwable exception) {}
  }

  private static String page(String id) {
    return "{\"ok\":1,\"result\":[{\"_id\":\"" + id + "\"}],\"wait_time\":5}";
  }

  private void run(String options) throws Exception {
    var component = new NetskopeComponent();
    component.setConnector(settings -> tenant);
    component.setTime(time);
    component.getConfiguration().setTenant(host);
    component.getConfiguration().setToken("t");
    component.getConfiguration().setCheckpointDir(folder.resolve("checkpoints").toString());
    context.addComponent("netskope", component);
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(1);
    context.getRegistry().bind("virtual", time.scheduler);
    context.getRegistry().bind("told", new Told());
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("netskope:dataexport/events/page?index=i&scheduledExecutorService=#bean:virtual"
                    + "&exceptionHandler=#bean:told"
                    + options)
                .routeId("skip")
                .process(sink);
          }
        });
    context.start();
    time.runDue();
    time.runFor(Duration.ofMinutes(5));
  }

  private FeedSnapshot feed() {
    return ((NetskopeConsumer) context.getRoute("skip").getConsumer()).health().get(0).feed();
  }

  private List<Path> setAside() throws IOException {
    Path unreadable = folder.resolve("checkpoints/unreadable");
    if (!Files.isDirectory(unreadable)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(unreadable)) {
      return files.sorted().toList();
    }
  }

  @AfterEach
  void close() throws Exception {
    context.close();
  }

  @Test
  void by_default_a_feed_holds_at_an_unreadable_answer() throws Exception {
    run("");

    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}");
    assertThat(feed().problem()).hasValue(FeedProblem.MALFORMED);
    assertThat(setAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void after_the_given_times_it_is_set_aside_and_the_feed_continues(int times) throws Exception {
    run("&skipUnreadableAfter=" + times);

    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}", "{\"_id\":\"c\"}");
    assertThat(setAside()).hasSize(1);
    Path file = setAside().get(0);
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(UNREADABLE);
    }
    assertThat(told).singleElement().asString().contains(file.toString());
    assertThat(feed().problem()).isEmpty();
    assertThat(feed().lastError()).hasValueSatisfying(e -> assertThat(e).contains(file.toString()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void it_is_for_the_user_of_the_process_alone() throws Exception {
    run("&skipUnreadableAfter=2");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(setAside().get(0))))
        .isEqualTo("rw-------");
  }

  /** A gateway answers a {@code next} that never reached the tenant. */
  @Test
  void an_answer_that_is_sent_again_later_is_recognized() throws Exception {
    tenant.blockedOnceAt = 1;

    run("&skipUnreadableAfter=2");

    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}", "{\"_id\":\"c\"}");
    assertThat(told).hasSize(1);
    assertThat(feed().problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {GATEWAY, "{\"error\":\"blocked by policy\"}"})
  void an_answer_of_a_gateway_in_place_of_a_page_is_not_set_aside(String answer) throws Exception {
    tenant.pages[1] = answer;

    run("&skipUnreadableAfter=2");

    assertThat(setAside()).isEmpty();
    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}");
  }

  @Test
  void with_too_many_unreadable_answers_the_feed_holds_and_reports_it() throws Exception {
    Path unreadable = Files.createDirectories(folder.resolve("checkpoints/unreadable"));
    for (int i = 0; i < 100; i++) {
      Files.createFile(unreadable.resolve("i@events.page@" + host + "@" + i + ".json.gz"));
    }

    run("&skipUnreadableAfter=2");

    assertThat(sink.texts()).containsExactly("{\"_id\":\"a\"}");
    assertThat(feed().problem()).hasValue(FeedProblem.MALFORMED);
    assertThat(feed().lastError())
        .hasValueSatisfying(e -> assertThat(e).contains("100 answers of this feed"));
  }

  @Test
  void it_needs_a_folder() {
    var configuration = new NetskopeConfiguration();
    configuration.setSkipUnreadableAfter(3);

    assertThatThrownBy(() -> OptionRules.check(configuration))
        .hasMessageContaining("skipUnreadableAfter")
        .hasMessageContaining("unreadableDir or checkpointDir");
  }

  @Test
  void an_answer_that_was_repaired_is_replayed() throws Exception {
    Path repaired = Files.createDirectories(folder.resolve("repaired"));
    Files.writeString(repaired.resolve("one.json"), page("b"));
    context.addRoutes(ReplayRoutes.repaired(repaired.toString()));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:records").process(sink);
          }
        });
    context.start();

    sink.await(1);

    assertThat(sink.texts()).containsExactly("{\"_id\":\"b\"}");
  }
}
