package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Start, suspend, resume, stop, remove, restart. */
class LifecycleTest extends RouteTest {

  @Test
  void nothing_is_left_when_the_context_has_stopped() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    tenant(t -> t.pageSize(20).feed("events/page", f -> f.records(100)));
    start(uri("events/page", "maxInFlight=4"));
    sink.await(100);

    context.stop();

    assertThat(newThreads(before)).isEmpty();
    assertThat(tenant().journal().entries()).noneMatch(entry -> entry.open() == null);
  }

  /** A thread that is about to end gets time to end. */
  private static boolean isStaying(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }

  private static Set<String> newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(LifecycleTest::isOurs)
        .filter(LifecycleTest::isStaying)
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  private static boolean isOurs(Thread thread) {
    String name = thread.getName();
    // ShutdownTask is Camel's own, of a context that was closed before: it ends by itself.
    return (name.contains("Netskope") || name.contains("Camel")) && !name.contains("ShutdownTask");
  }

  @Test
  void a_suspended_route_requests_nothing_and_continues_where_it_was() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 10)).page(records(10, 20))));
    start(uri("events/page"));
    sink.await(20);

    context.getRouteController().suspendRoute(ROUTE);
    int requests = tenant().journal().size();
    tenant().tenant().feed("events/page").page(records(20, 30));
    assertThat(tenant().journal().size()).isEqualTo(requests);
    context.getRouteController().resumeRoute(ROUTE);

    assertThat(sink.await(30).texts()).containsExactly(records(0, 30));
  }

  @Test
  void a_route_that_is_stopped_within_a_page_continues_there_after_a_restart() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 1000))));
    var reached = new CountDownLatch(1);
    sink.failsOn(
        record -> {
          if (record.text().contains("\"r500\"")) {
            reached.countDown();
          }
          return false;
        });
    start(uri("events/page"));
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

    context.getRouteController().stopRoute(ROUTE);
    int delivered = sink.received().size();
    context.getRouteController().startRoute(ROUTE);

    assertThat(sink.await(1000).texts()).containsExactly(records(0, 1000));
    assertThat(sink.received().subList(delivered, 1000)).noneMatch(Sink.Received::redelivered);
  }

  @Test
  void a_removed_route_releases_the_cursor_for_another() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 5))));
    start(uri("events/page"));
    sink.await(5);

    context.getRouteController().stopRoute(ROUTE);
    context.removeRoute(ROUTE);
    tenant().tenant().feed("events/page").page(records(5, 10));
    route(uri("events/page"));

    assertThat(sink.await(10).texts()).containsExactly(records(0, 10));
  }

  @Test
  void two_consumers_of_one_cursor_are_refused() throws Exception {
    start(uri("events/page"));

    assertThatThrownBy(
            () ->
                context.addRoutes(
                    new RouteBuilder() {
                      @Override
                      public void configure() {
                        from(uri("events/alert,events/page")).process(sink);
                      }
                    }))
        .hasMessageContaining("events/page index test is already read by another consumer");
  }

  @Test
  void an_exchange_in_flight_ends_before_the_route_stops() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri("events/page"))
                .routeId(ROUTE)
                .process(
                    exchange -> {
                      entered.countDown();
                      leave.await();
                    })
                .process(sink);
          }
        });
    context.start();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    var feed = ((NetskopeConsumer) context.getRoute(ROUTE).getConsumer()).feeds("*").get(0);

    var stopper = new Thread(() -> stopRoute());
    stopper.start();
    while (!feed.isSuspendingOrSuspended() && stopper.isAlive()) {
      Thread.onSpinWait();
    }
    leave.countDown();
    stopper.join(20_000);

    assertThat(sink.texts()).containsExactly(records(0, 1));
  }

  private void stopRoute() {
    try {
      context.getRouteController().stopRoute(ROUTE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_route_whose_exchange_hangs_is_stopped_when_the_timeout_of_that_stop_is_over()
      throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3))));
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    ScheduledExecutorService own = Executors.newScheduledThreadPool(1);
    context.getRegistry().bind("own", own);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri("events/page") + "&scheduledExecutorService=#own")
                .routeId(ROUTE)
                .process(
                    exchange -> {
                      entered.countDown();
                      leave.await();
                    });
          }
        });
    context.start();
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

    long begun = System.nanoTime();
    context.getRouteController().stopRoute(ROUTE, 1, TimeUnit.SECONDS);
    // The default timeout of the context, 45 s, is not waited for.
    assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));

    leave.countDown();
    own.shutdown();
    assertThat(own.awaitTermination(10, TimeUnit.SECONDS)).as("no task is left").isTrue();
  }

  @Test
  void a_request_that_hangs_is_ended_when_the_shutdown_timeout_is_over() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.records(10)));
    tenant().faults().on("events/page").always().inject(Fault.stall());
    start(uri("events/page"));
    while (tenant().journal().size() == 0) {
      Thread.onSpinWait();
    }

    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(100);
    context.stop();

    assertThat(context.isStopped()).isTrue();
    assertThat(tenant().journal().entries())
        .extracting(JournalEntry::operation)
        .containsOnly("resend");
  }

  @Test
  void all_records_arrive_with_several_in_flight() throws Exception {
    tenant(t -> t.pageSize(100).feed("events/page", f -> f.records(1000)));

    start(uri("events/page", "maxInFlight=8"));

    sink.await(1000).received().forEach(r -> tenant().oracle().delivered("events/page", r.text()));
    assertThat(tenant().oracle().lost()).isZero();
    assertThat(tenant().oracle().repeated()).isZero();
  }

  @Test
  void repeat_count_and_a_poll_strategy_are_kept() throws Exception {
    tenant(
        t ->
            t.feed(
                "events/page", f -> f.page(records(0, 1)).page(records(1, 2)).page(records(2, 3))));

    start(uri("events/page", "startFrom=next", "repeatCount=2", "sendEmptyMessageWhenIdle=true"));

    sink.await(2);
    assertThat(sink.texts()).containsExactly(records(0, 2));
  }

  @Test
  void an_idle_feed_sends_an_empty_message_when_asked_to() throws Exception {
    start(uri("events/page", "repeatCount=1", "sendEmptyMessageWhenIdle=true"));

    assertThat(sink.await(1).received().get(0).body()).isEqualTo("none");
  }

  /** Records r(from) to r(to - 1). */
  static String[] records(int from, int to) {
    String[] records = new String[to - from];
    for (int i = from; i < to; i++) {
      records[i - from] = "{\"_id\":\"r" + i + "\"}";
    }
    return records;
  }
}
