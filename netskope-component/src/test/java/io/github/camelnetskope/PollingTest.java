package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** A feed by {@code pollEnrich} and {@code ConsumerTemplate}. */
class PollingTest extends RouteTest {

  @Test
  void each_receive_brings_a_record_and_one_request_a_page() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    context.start();
    try (var template = context.createConsumerTemplate()) {
      String uri = uri("events/page", "startFrom=next");

      assertThat(template.receiveBody(uri)).isEqualTo(records(0, 1)[0]);
      assertThat(template.receiveBody(uri)).isEqualTo(records(1, 2)[0]);
      assertThat(tenant().journal().size()).isOne();
      assertThat(template.receiveBody(uri)).isEqualTo(records(2, 3)[0]);
      assertThat(template.receiveBody(uri, 100L)).isNull();
    }
  }

  @Test
  void a_received_page_whose_exchange_failed_is_received_again() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2))));
    context.start();
    try (var template = context.createConsumerTemplate()) {
      String uri = uri("events/page");
      Exchange failed = template.receive(uri);
      failed.setException(new IllegalStateException("could not be used"));
      template.doneUoW(failed);

      Exchange again = template.receive(uri);

      assertThat(again.getMessage().getBody()).isEqualTo(records(0, 1)[0]);
      assertThat(again.getMessage().getHeader(NetskopeConstants.REDELIVERED)).isEqualTo(true);
      template.doneUoW(again);
    }
  }

  @Test
  void poll_enrich_gets_a_page_and_the_calling_exchange_settles_it() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2)).page(records(2, 3))));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:now").pollEnrich(uri("events/page", "delivery=PAGE"), 5000).process(sink);
          }
        });
    context.start();
    sink.failsOnceOn("r0");
    try (var template = context.createProducerTemplate()) {
      for (int i = 0; i < 3; i++) {
        template.send("direct:now", exchange -> {});
      }
    }

    assertThat(sink.texts())
        .containsExactly(
            "{\"_id\":\"r0\"}\n{\"_id\":\"r1\"}\n",
            "{\"_id\":\"r0\"}\n{\"_id\":\"r1\"}\n",
            "{\"_id\":\"r2\"}\n");
  }

  @Test
  void a_received_record_is_not_received_again_when_the_end_of_its_page_is_saved_late()
      throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2)).page(records(2, 3))));
    var full = new AtomicBoolean();
    context
        .getRegistry()
        .bind(
            "states",
            new MemoryStateRepository() {
              @Override
              public void setState(String key, String value) {
                if (full.get()) {
                  throw new IllegalStateException("the disk is full");
                }
                super.setState(key, value);
              }
            });
    context.start();
    String uri = uri("events/page", "checkpointRepository=#states");
    try (var template = context.createConsumerTemplate()) {
      template.doneUoW(template.receive(uri));
      Exchange last = template.receive(uri);
      full.set(true);
      template.doneUoW(last);
      assertThatThrownBy(() -> template.receive(uri, 10_000)).hasMessageContaining("disk is full");
      full.set(false);

      assertThat(template.receiveBody(uri, 10_000)).isEqualTo(records(2, 3)[0]);
    }
  }
}
