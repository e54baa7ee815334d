package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.Sink.Received;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Headers by which a sink recognizes records that it has. */
class KeysTest extends RouteTest {
  private static final String KEY = "CamelNetskopeRecordKey";
  private static final String PAGE_KEY = "CamelNetskopePageKey";
  private static final String ALERT = "{\"_id\":\"a\",\"n\":1}";
  private static final String CHANGED = "{\"_id\":\"a\",\"n\":2}";
  private static final String ENDPOINT = "{\"host\":\"pc-1\"}";

  @TempDir private Path checkpoints;

  @ParameterizedTest
  @EnumSource(BodyType.class)
  void each_record_has_a_key(BodyType bodyType) throws Exception {
    tenant(t -> t.feed("events/endpoint", f -> f.page(ALERT, CHANGED, ENDPOINT)));

    start(uri("events/endpoint", "bodyType=" + bodyType));

    sink.await(3);
    assertThat(keys(KEY))
        .doesNotHaveDuplicates()
        .satisfiesExactly(
            key -> assertThat(key).matches("a-[0-9a-f]{16}"),
            key -> assertThat(key).matches("a-[0-9a-f]{16}"),
            key -> assertThat(key).matches("[0-9a-f]{32}"));
    assertThat(sink.received()).noneMatch(r -> r.headers().containsKey(PAGE_KEY));
  }

  @Test
  void a_record_that_is_delivered_again_has_the_same_key() throws Exception {
    tenant(t -> t.feed("events/endpoint", f -> f.page(ENDPOINT)));
    sink.failsOnceOn("pc-1");

    start(uri("events/endpoint"));

    sink.await(2);
    assertThat(keys(KEY).get(1)).isEqualTo(keys(KEY).get(0));
  }

  /** As docs/delivery.adoc has it; records of endpoints have no _id. */
  @Test
  void an_idempotent_consumer_accepts_a_record_once_and_its_changed_version_too() throws Exception {
    tenant(t -> t.feed("events/endpoint", f -> f.page(ALERT, ENDPOINT, ALERT, CHANGED, ENDPOINT)));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            String feed = uri("events/endpoint");
            IdempotentRepository seen = MemoryIdempotentRepository.memoryIdempotentRepository();
            // tag::idempotent[]
            from(feed)
                .idempotentConsumer(header("CamelNetskopeRecordKey"), seen)
                // end::idempotent[]
                .process(sink);
          }
        });

    context.start();

    assertThat(sink.await(3).texts()).containsExactly(ALERT, ENDPOINT, CHANGED);
  }

  @Test
  void a_batch_has_a_key_that_sorts_in_the_order_of_delivery() throws Exception {
    tenant(t -> t.pageSize(30).feed("events/page", f -> f.records(330)));

    start(uri("events/page", "delivery=BATCH", "batchSize=20"));

    sink.await(22);
    assertThat(keys(PAGE_KEY)).doesNotHaveDuplicates().isSorted();
    assertThat(keys(PAGE_KEY).get(0)).matches("0000000001-[0-9a-f]{16}-000000-000020");
    assertThat(keys(PAGE_KEY).get(21)).matches("0000000011-[0-9a-f]{16}-000020-000030");
    assertThat(sink.received()).noneMatch(r -> r.headers().containsKey(KEY));
  }

  @Test
  void a_page_has_a_key() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(ALERT, CHANGED)));

    start(uri("events/page", "delivery=PAGE"));

    sink.await(1);
    assertThat(keys(PAGE_KEY).get(0)).matches("0000000001-[0-9a-f]{16}-000000-000002");
  }

  @Test
  void a_batch_that_comes_again_after_a_restart_has_the_same_key() throws Exception {
    tenant(t -> t.pageSize(30).feed("events/page", f -> f.records(60)));
    sink.failsOn(r -> position(r) == 20 && keys(PAGE_KEY).size() > 3);
    start(uri("events/page", "delivery=BATCH", "batchSize=10", "checkpointDir=" + checkpoints));
    sink.await(6);

    context.getRouteController().stopRoute(ROUTE);
    int before = sink.received().size();
    sink.failsOn(r -> false);
    context.getRouteController().startRoute(ROUTE);

    sink.await(before + 1);
    Received again = sink.received().get(before);
    assertThat(position(again)).isEqualTo(20);
    assertThat(again.header(PAGE_KEY, String.class))
        .startsWith("0000000002-")
        .isEqualTo(keys(PAGE_KEY).get(5));
  }

  private static int position(Received received) {
    return received.header("CamelNetskopePosition", Integer.class);
  }

  private List<String> keys(String header) {
    return sink.received().stream().map(r -> r.header(header, String.class)).toList();
  }
}
