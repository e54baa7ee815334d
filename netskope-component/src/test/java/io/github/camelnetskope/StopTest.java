package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that are stopped while a request or an exchange is in flight. */
class StopTest extends RouteTest {
  /**
   * Long enough for Camel to call the consumer: otherwise it would suspend it after its restart.
   */
  private static final long HURRY_MILLIS = 100;

  private static final Processor DOWN =
      exchange -> {
        throw new IllegalStateException("down");
      };

  /**
   * An exchange that lasts longer than a stop with a short timeout: it waits for its redelivery.
   */
  private void redelivering(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(
                defaultErrorHandler()
                    .maximumRedeliveries(-1)
                    .redeliveryDelay(2000)
                    .allowRedeliveryWhileStopping(false)
                    .logExhausted(false));
            from(uri).routeId(ROUTE).process(sink).process(DOWN);
          }
        });
    context.start();
  }

  /** Either Camel stops the route by force, or it gives up and starts it again by itself. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_route_that_redelivers_and_is_stopped_in_a_hurry_starts_again_each_time(boolean givesUp)
      throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    redelivering(uri("events/page"));

    sink.await(1);
    for (int i = 0; i < 10; i++) {
      context.getRouteController().stopRoute(ROUTE, HURRY_MILLIS, TimeUnit.MILLISECONDS, givesUp);
      int before = sink.received().size();
      context.getRouteController().startRoute(ROUTE);

      assertThat(context.getRouteController().getRouteStatus(ROUTE))
          .isEqualTo(ServiceStatus.Started);
      assertThat(consumer().health())
          .singleElement()
          .satisfies(its -> assertThat(its.feed().state()).isNotEqualTo(FeedState.SUSPENDED));
      if (!givesUp) {
        sink.await(before + 1);
      }
    }
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
  }

  @Test
  void a_stop_by_force_does_not_wait_even_if_camel_has_not_called_the_consumer_before()
      throws Exception {
    var strategy =
        new DefaultShutdownStrategy(context) {
          @Override
          public boolean isTimeoutOccurred() {
            return true;
          }
        };
    strategy.setTimeout(600);
    context.setShutdownStrategy(strategy);
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    redelivering(uri("events/page"));
    sink.await(1);

    long begin = System.nanoTime();
    ServiceHelper.stopService(consumer());

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
    strategy.setTimeout(1);
  }

  @Test
  void the_route_stops_after_all_requests_that_move_a_cursor() throws Exception {
    tenant(t -> t.latency(Duration.ofMillis(700)).allFeeds(f -> f.page(records(0, 1))));
    start(uri("events/page,events/alert,alerts/dlp", "startFrom=next"));
    awaitRequests(3);

    long begin = System.nanoTime();
    context.getRouteController().stopRoute(ROUTE);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    assertThat(tenant().journal().entries())
        .hasSize(3)
        .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
  }

  @Test
  void a_resend_that_hangs_does_not_delay_a_stop() throws Exception {
    tenant(t -> t.allFeeds(f -> f.page(records(0, 1))));
    for (String feed : List.of("events/page", "events/alert")) {
      tenant().faults().on(feed).always().inject(Fault.stall());
    }
    start(uri("events/page,events/alert"));
    awaitRequests(2);

    long begin = System.nanoTime();
    context.getRouteController().stopRoute(ROUTE);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
  }

  private void awaitRequests(int count) {
    ObservedRouteTest.await(() -> tenant().journal().size(), size -> size >= count);
  }

  @Test
  void a_pool_of_the_users_own_keeps_no_thread_of_a_route_that_is_stopped_by_force()
      throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    ScheduledExecutorService own = Executors.newScheduledThreadPool(2);
    context.getRegistry().bind("own", own);
    redelivering(uri("events/page", "scheduledExecutorService=#bean:own"));
    sink.await(1);

    context.getRouteController().stopRoute(ROUTE, HURRY_MILLIS, TimeUnit.MILLISECONDS);
    own.shutdown();

    assertThat(own.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private NetskopeConsumer consumer() {
    return (NetskopeConsumer) context.getRoute(ROUTE).getConsumer();
  }
}
