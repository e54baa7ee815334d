package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.Sink.Received;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to records when a route fails. */
class FailureTest extends RouteTest {

  @BeforeEach
  void threeRecords() {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
  }

  @Test
  void a_failed_record_is_delivered_again_with_a_mark_and_the_others_are_not() throws Exception {
    sink.failsOnceOn("r1");

    start(uri("events/page"));

    assertThat(sink.await(4).texts())
        .containsExactly(
            "{\"_id\":\"r0\"}", "{\"_id\":\"r1\"}", "{\"_id\":\"r1\"}", "{\"_id\":\"r2\"}");
    assertThat(sink.received().stream().map(Received::redelivered))
        .containsExactly(false, false, true, false);
    assertThat(tenant().journal().operations("events/page")).startsWith("resend", "next");
    assertThat(tenant().journal().entries().stream().filter(e -> e.records() > 0)).hasSize(1);
  }

  @Test
  void a_failed_batch_is_delivered_again_as_a_whole() throws Exception {
    sink.failsOnceOn("r2");

    start(uri("events/page", "delivery=BATCH", "batchSize=2"));

    assertThat(sink.await(3).texts())
        .containsExactly(
            "{\"_id\":\"r0\"}\n{\"_id\":\"r1\"}\n", "{\"_id\":\"r2\"}\n", "{\"_id\":\"r2\"}\n");
  }

  @Test
  void skip_gives_the_failure_to_the_exception_handler_and_continues() throws Exception {
    sink.failsOnceOn("r1");
    var handled = new CopyOnWriteArrayList<Throwable>();
    context
        .getRegistry()
        .bind(
            "handler",
            new org.apache.camel.support.LoggingExceptionHandler(context, getClass()) {
              @Override
              public void handleException(String message, Exchange exchange, Throwable exception) {
                handled.add(exception);
              }
            });

    start(uri("events/page", "onFailure=SKIP", "exceptionHandler=#bean:handler"));

    assertThat(sink.await(3).texts()).containsExactly(records(0, 3));
    assertThat(handled).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("down"));
  }

  @Test
  void stop_holds_the_position_until_the_route_is_started_again() throws Exception {
    sink.failsOnceOn("r1");
    start(uri("events/page", "onFailure=STOP"));
    sink.await(2);

    context.getRouteController().stopRoute(ROUTE);
    assertThat(sink.texts()).containsExactly(records(0, 2));
    context.getRouteController().startRoute(ROUTE);

    assertThat(sink.await(4).texts().subList(2, 4)).containsExactly(records(1, 3));
  }

  @Test
  void a_failure_that_the_route_has_handled_is_done() throws Exception {
    sink.failsOnceOn("r1");
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(IllegalStateException.class).handled(true).to("mock:handled");
            from(uri("events/page")).process(sink);
          }
        });

    sink.await(3);
    assertThat(sink.texts()).containsExactly(records(0, 3));
    MockEndpoint handled = context.getEndpoint("mock:handled", MockEndpoint.class);
    handled.expectedBodiesReceived("{\"_id\":\"r1\"}");
    handled.assertIsSatisfied();
  }

  @Test
  void a_dead_letter_channel_takes_the_record_over() throws Exception {
    sink.failsOnceOn("r1");
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(deadLetterChannel("mock:dead").maximumRedeliveries(0));
            from(uri("events/page")).process(sink);
          }
        });

    assertThat(sink.await(3).texts()).containsExactly(records(0, 3));
    MockEndpoint dead = context.getEndpoint("mock:dead", MockEndpoint.class);
    dead.expectedMessageCount(1);
    dead.assertIsSatisfied();
  }

  @Test
  void an_exchange_that_was_rolled_back_is_delivered_again() throws Exception {
    sink.failsOn(r -> false);
    routes(
        new RouteBuilder() {
          private boolean rolledBack;

          @Override
          public void configure() {
            from(uri("events/page"))
                .process(sink)
                .process(
                    exchange -> {
                      if (!rolledBack) {
                        rolledBack = true;
                        exchange.setRollbackOnly(true);
                      }
                    });
          }
        });

    assertThat(sink.await(4).texts().subList(0, 2))
        .containsExactly("{\"_id\":\"r0\"}", "{\"_id\":\"r0\"}");
  }

  @Test
  void an_exchange_that_completes_on_another_thread_is_waited_for() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    sink.failsOnceOn("r1");
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri("events/page")).threads().executorService(other).process(sink);
          }
        });

    assertThat(sink.await(4).texts())
        .containsExactly(
            "{\"_id\":\"r0\"}", "{\"_id\":\"r1\"}", "{\"_id\":\"r1\"}", "{\"_id\":\"r2\"}");
    other.shutdownNow();
  }

  @Test
  void a_failed_request_reaches_the_error_handler_of_the_route_when_bridged() throws Exception {
    tenant().tenant().tokens().forbid("events/page");
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(io.github.camelnetskope.client.NetskopeException.Forbidden.class)
                .handled(true)
                .to("mock:forbidden");
            from(uri("events/page", "bridgeErrorHandler=true")).process(sink);
          }
        });

    MockEndpoint forbidden = context.getEndpoint("mock:forbidden", MockEndpoint.class);
    forbidden.expectedMinimumMessageCount(1);
    forbidden.assertIsSatisfied();
    tenant().tenant().tokens().allow("events/page");
    assertThat(sink.await(3).texts()).containsExactly(records(0, 3));
  }

  @Test
  void records_in_flight_that_overtake_a_failed_one_are_not_delivered_again() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 50))));
    sink.failsOnceOn("r0\"");

    start(uri("events/page", "maxInFlight=4"));

    List<String> texts = sink.await(51).texts();
    assertThat(texts).containsAll(List.of(records(0, 50))).hasSize(51);
    assertThat(texts.stream().filter(t -> t.contains("r0\""))).hasSize(2);
  }

  @Test
  void with_manual_commit_a_page_is_done_when_all_its_records_are_committed() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3)).page(records(3, 4))));
    start(uri("events/page", "manualCommit=true"));
    List<Received> first = sink.await(3).received();
    assertThat(sink.texts()).containsExactly(records(0, 3));

    // In any order, from any thread, more than once.
    for (int i : new int[] {2, 0, 0, 1}) {
      first.get(i).header(NetskopeConstants.MANUAL_COMMIT, NetskopeCommit.class).commit();
    }

    assertThat(sink.await(4).texts()).containsExactly(records(0, 4));
  }

  @Test
  void with_manual_commit_uncommitted_records_come_again_after_a_restart() throws Exception {
    start(uri("events/page", "manualCommit=true"));
    sink.await(3)
        .received()
        .get(0)
        .header(NetskopeConstants.MANUAL_COMMIT, NetskopeCommit.class)
        .commit();

    context.getRouteController().stopRoute(ROUTE);
    context.getRouteController().startRoute(ROUTE);

    assertThat(sink.await(5).texts().subList(3, 5)).containsExactly(records(1, 3));
    assertThat(sink.received().subList(3, 5)).allMatch(Received::redelivered);
  }

  private void routes(RouteBuilder builder) throws Exception {
    context.addRoutes(builder);
    context.start();
  }
}
