package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One node, one feed, a real Kafka. */
@EnabledIfSystemProperty(named = "broker.classpath", matches = ".+")
class PagesIntoKafkaTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir static Path folder;

  private static KafkaBroker kafka;
  private static int topics;

  private final String topic = "pages" + topics++;
  private final NetskopeSimulator tenant =
      NetskopeSimulator.builder().pageSize(10).waitTime(1).rateLimit(false).start();
  private CamelContext context = new DefaultCamelContext();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

  @BeforeAll
  static void startKafka() throws Exception {
    kafka = new KafkaBroker(folder);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void createTopic() throws Exception {
    kafka.createTopic(topic, 1);
  }

  @AfterEach
  void stop() throws Exception {
    context.close();
    tenant.close();
  }

  @Test
  void a_record_has_its_id_as_key_and_headers_with_its_origin() throws Exception {
    tenant.tenant().feed("events/page").records("{\"_id\":\"a\"}", "{\"n\":1}");

    start(toKafka(""));
    List<ConsumerRecord<String, String>> records = committed(2);

    assertThat(records).extracting(ConsumerRecord::key).containsExactly("a", null);
    assertThat(records)
        .extracting(ConsumerRecord::value)
        .containsExactly("{\"_id\":\"a\"}", "{\"n\":1}");
    assertThat(header(records.get(0), "netskope.feed")).isEqualTo("events/page");
    assertThat(header(records.get(0), "netskope.index")).isEqualTo("siem");
  }

  @Test
  void a_page_whose_route_fails_after_the_sink_is_invisible_and_delivered_again() throws Exception {
    tenant.tenant().feed("events/page").records(35);
    var exchanges = new AtomicInteger();
    context
        .getCamelContextExtension()
        .addInterceptStrategy(
            (unused, definition, sink, next) ->
                exchange -> {
                  sink.process(exchange);
                  if (exchanges.incrementAndGet() % 2 == 1) {
                    throw new IllegalStateException("every page fails once");
                  }
                });

    start(toKafka("&retryDelay=100"));

    assertThat(committed(35)).extracting(ConsumerRecord::value).doesNotHaveDuplicates();
    assertThat(exchanges).hasValue(8);
  }

  @Test
  void a_node_that_is_started_again_continues_where_it_stopped() throws Exception {
    tenant.tenant().feed("events/page").records(25);
    start(toKafka(""));
    committed(25);
    context.close();
    tenant.tenant().feed("events/page").add(15);

    context = new DefaultCamelContext();
    start(toKafka(""));

    committed(40).forEach(record -> tenant.oracle().delivered("events/page", record.value()));
    assertThat(tenant.oracle().report().isExactlyOnce()).as("%s", tenant.oracle()).isTrue();
  }

  @Test
  void a_record_that_kafka_refuses_fails_its_page_and_the_error_names_it() throws Exception {
    tenant
        .tenant()
        .feed("events/page")
        .records("{\"a\":1}", "{\"b\":\"" + "x".repeat(3000) + "\"}");
    NetskopeToKafka feeds = toKafka("&onFailure=STOP");
    feeds.setProducerConfig(Map.of("max.request.size", 2000));

    start(feeds);
    Throwable failure = failures.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

    assertThat(failure)
        .hasMessageContaining("record 1 of a page of events/page, 3008 bytes")
        .hasMessageContaining(topic)
        .hasMessageContaining("max.request.size");
  }

  @Test
  void a_page_that_is_skipped_does_not_come_again() throws Exception {
    tenant.tenant().feed("events/page").page("{\"b\":\"" + "x".repeat(3000) + "\"}");
    tenant.tenant().feed("events/page").page("{\"a\":1}");
    NetskopeToKafka feeds = toKafka("&onFailure=SKIP");
    feeds.setProducerConfig(Map.of("max.request.size", 2000));

    start(feeds);
    assertThat(committed(1)).extracting(ConsumerRecord::value).containsExactly("{\"a\":1}");
  }

  @Test
  void a_page_of_a_stopped_route_does_not_roll_back_the_rows_of_its_successor() throws Exception {
    tenant.tenant().feed("events/page").records(5);
    var first = new CountDownLatch(1);
    var second = new CountDownLatch(1);
    var late = new CountDownLatch(1);
    var exchanges = new AtomicInteger();
    intercept(
        (exchange, sink) -> {
          if (exchanges.incrementAndGet() == 1) {
            exchange.getExchangeExtension().addOnCompletion(whenDone(late));
            first.countDown();
            second.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            sink.process(exchange);
          } else {
            sink.process(exchange);
            second.countDown();
            late.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
          }
        });

    start(toKafka("&onFailure=STOP"));
    assertThat(first.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    String route = context.getRoutes().get(0).getRouteId();
    context.getRouteController().stopRoute(route, 1, TimeUnit.SECONDS);
    context.getRouteController().startRoute(route);

    assertThat(committed(5)).extracting(ConsumerRecord::value).doesNotHaveDuplicates();
    assertThat(failures.poll()).hasMessageContaining("another");
  }

  private interface Step {
    void process(Exchange exchange, Processor sink) throws Exception;
  }

  private void intercept(Step step) {
    context
        .getCamelContextExtension()
        .addInterceptStrategy(
            (unused, definition, sink, next) -> exchange -> step.process(exchange, sink));
  }

  private static Synchronization whenDone(CountDownLatch latch) {
    return new SynchronizationAdapter() {
      @Override
      public void onDone(Exchange exchange) {
        latch.countDown();
      }
    };
  }

  private NetskopeToKafka toKafka(String options) {
    String from =
        "netskope:dataexport/events/page?tenant=%s&token=%s&index=siem"
            .formatted(tenant.baseUrl(), NetskopeSimulator.TOKEN);
    return new NetskopeToKafka(kafka.address(), "group-" + topic, from + options, topic);
  }

  private void start(RouteBuilder feeds) throws Exception {
    context.addRoutes(feeds);
    context.getManagementStrategy().addEventNotifier(new Failures());
    context.start();
  }

  private final class Failures extends EventNotifierSupport {
    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeFailedEvent failed) {
        failures.add(failed.getExchange().getException());
      }
    }
  }

  /** The first records that readers see. */
  private List<ConsumerRecord<String, String>> committed(int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.address(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      var partitions = List.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + TIMEOUT.toNanos();
      while (records.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    assertThat(records).hasSize(count);
    return records;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
