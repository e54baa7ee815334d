package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.simulator.CsvFeed;
import io.github.camelnetskope.simulator.CsvIterators;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code iterator/clientstatus} against the simulated tenant, in virtual time. */
class CsvFeedTest {
  private static final String ITERATOR = "iterator";
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final VirtualTime time = new VirtualTime();
  private final SimulatedTenant tenant =
      SimulatedTenant.builder().clock(time).waitTime(5).pageSize(4).build();
  private final CsvIterators iterators = tenant.csvIterators();
  private final CsvFeed clients = iterators.feed("clientstatus");
  private final String host = "csv" + TENANTS.incrementAndGet() + ".goskope.com";
  private final Sink sink =
      new Sink().after(record -> tenant.oracle().delivered(ITERATOR, record.text()));
  private final LogLines log = new LogLines();
  private DefaultCamelContext context = new DefaultCamelContext();
  @TempDir Path folder;

  @AfterEach
  void close() throws IOException {
    log.close();
    context.close();
  }

  private void start(String index, String... options) throws Exception {
    var component = new NetskopeComponent();
    component.setConnector(settings -> new EngineTransport(tenant));
    component.setTime(time);
    component.getConfiguration().setTenant(host);
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    component.getConfiguration().setCheckpointDir(folder.toString());
    context.addComponent("netskope", component);
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(1);
    context.getRegistry().bind("virtual", time.scheduler);
    String uri =
        "netskope:dataexport/iterator/clientstatus?index="
            + index
            + "&scheduledExecutorService=#bean:virtual"
            + String.join("", options);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from(uri).routeId("csv").process(sink);
          }
        });
    context.start();
    run(Duration.ofMinutes(1));
  }

  private void restart(String index) throws Exception {
    context.close();
    context = new DefaultCamelContext();
    start(index);
  }

  private void run(Duration duration) {
    time.runFor(duration);
  }

  private FeedSnapshot feed() {
    return ((NetskopeConsumer) context.getRoute("csv").getConsumer()).health().get(0).feed();
  }

  private List<String> operations() {
    return tenant.journal().operations(ITERATOR);
  }

  @Test
  void an_iterator_is_created_polled_and_read() throws Exception {
    iterators.readyAfter(2);
    start("it");
    clients.rows(9);
    run(Duration.ofMinutes(1));

    assertThat(operations())
        .startsWith("status", "create", "status", "status", "status", "next")
        .doesNotContain("delete", "resend");
    assertThat(sink.received()).hasSize(9);
    assertThat(sink.texts().get(0)).startsWith("{\"timestamp\":\"1725467076\",\"client_version\"");
    assertThat(tenant.oracle().report(ITERATOR).isExactlyOnce()).isTrue();
    assertThat(feed().problem()).isEmpty();
  }

  @Test
  void a_restart_continues_with_the_iterator_in_the_checkpoint() throws Exception {
    start("it");
    clients.rows(2);
    run(Duration.ofMinutes(1));
    context.close();
    clients.rows(3);
    restart("it");

    assertThat(operations()).containsOnlyOnce("create").doesNotContain("delete");
    assertThat(tenant.oracle().report(ITERATOR).isExactlyOnce()).isTrue();
    assertThat(sink.received()).hasSize(5).noneMatch(Sink.Received::redelivered);
  }

  @Test
  void an_iterator_of_others_is_read_by_its_whole_name_and_never_deleted() throws Exception {
    String name = iterators.make("theirs", "clientstatus");
    start(name);
    clients.rows(1);
    run(Duration.ofMinutes(1));
    assertThat(sink.received()).hasSize(1);

    iterators.fail(name);
    run(Duration.ofHours(1));

    assertThat(feed().problem()).hasValue(FeedProblem.TENANT_FAILED);
    assertThat(operations()).doesNotContain("create", "delete");
    assertThat(iterators.names()).containsExactly(name);
  }

  @Test
  void beside_an_iterator_of_others_none_is_created_and_the_error_says_why() throws Exception {
    iterators.make("theirs", "clientstatus");
    start("it");

    assertThat(feed().problem()).hasValue(FeedProblem.REJECTED);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("Only one iterator is allowed per event type."));
    assertThat(iterators.names()).hasSize(1);
  }

  @Test
  void a_failed_iterator_of_this_consumer_is_created_again() throws Exception {
    start("it");
    String name = iterators.names().get(0);
    iterators.fail(name);
    run(Duration.ofMinutes(10));
    clients.rows(2);
    run(Duration.ofMinutes(1));

    assertThat(iterators.names()).hasSize(1).doesNotContain(name);
    assertThat(sink.received()).hasSize(2);
    assertThat(feed().problem()).isEmpty();
  }

  @Test
  void an_iterator_that_is_gone_is_created_again_with_a_warning() throws Exception {
    start("it");
    iterators.delete(iterators.names().get(0));
    run(Duration.ofMinutes(20));
    clients.rows(2);
    run(Duration.ofMinutes(1));

    assertThat(sink.received()).hasSize(2);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("is gone"));
  }

  @Test
  void too_many_requests_lose_nothing() throws Exception {
    start("it");
    clients.rows(2);
    tenant.faults().on(ITERATOR).operation("next").times(3).inject(Fault.status(429));
    run(Duration.ofMinutes(5));

    assertThat(tenant.journal().count(429)).isEqualTo(3);
    assertThat(tenant.oracle().report(ITERATOR).isExactlyOnce()).isTrue();
    assertThat(log.lines()).noneMatch(line -> line.contains("is lost"));
  }

  @Test
  void an_answer_that_is_lost_loses_its_page_and_a_warning_says_so() throws Exception {
    start("it");
    clients.rows(6);
    tenant.faults().on(ITERATOR).operation("next").inject(Fault.dropAfterAdvance());
    run(Duration.ofMinutes(5));

    assertThat(sink.received()).hasSize(2);
    assertThat(tenant.oracle().lost(ITERATOR)).isEqualTo(4);
    assertThat(feed().problem()).isEmpty();
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("WARN") && line.contains("an answer is lost"))
        .hasSize(1);
  }

  @Test
  void a_failed_exchange_loses_nothing_and_a_restart_within_a_page_loses_the_rest_of_it()
      throws Exception {
    start("it");
    clients.rows(4);
    sink.failsOnceOn("of 1\"");
    run(Duration.ofMinutes(1));
    assertThat(tenant.oracle().report(ITERATOR).lost()).isZero();

    sink.failsOn(record -> record.text().contains("of 6\""));
    clients.rows(4);
    run(Duration.ofMinutes(1));
    restart("it");
    sink.failsOn(record -> false);
    clients.rows(1);
    run(Duration.ofMinutes(5));

    assertThat(tenant.oracle().lostNumbers(ITERATOR)).containsExactly(6L, 7L);
    assertThat(feed().problem()).isEmpty();
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("WARN") && line.contains("what was not delivered"));
  }

  @Test
  void a_start_time_is_refused() {
    assertThatThrownBy(() -> start("it", "&startFrom=-PT24H"))
        .hasStackTraceContaining("startFrom: was '-PT24H', allowed is resend or next");
  }

  @Test
  void it_is_not_part_of_all_feeds() {
    assertThat(Feed.parseList("*")).noneMatch(Feed::isCsv);
    assertThatThrownBy(() -> Feed.parseList("iterator/*")).hasMessageContaining("was '*'");
    assertThat(Feed.parseList("iterator/clientstatus")).allMatch(Feed::isKnown);
  }
}
