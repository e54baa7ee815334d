package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** One page through a route, record by record. */
class PageDeliveryTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final VirtualTime time = new VirtualTime();
  private final PageProgress progress = new PageProgress(Pages.owed(4), time);
  private final List<Integer> handedOut = new ArrayList<>();
  private final List<Integer> saved = new ArrayList<>();
  private final List<Throwable> ends = new ArrayList<>();
  private final Deque<Runnable> inRoute = new ArrayDeque<>();
  private final AtomicBoolean mayGoOn = new AtomicBoolean(true);
  private IntConsumer save = saved::add;

  /** Done before {@code deliver} returns. */
  private IntConsumer step = from -> progress.succeeded(from, from + 1);

  private final class OneByOne implements PageRoute {
    private final boolean comesBackLater;

    private OneByOne(boolean comesBackLater) {
      this.comesBackLater = comesBackLater;
    }

    @Override
    public int end(int from) {
      return from + 1;
    }

    @Override
    public void deliver(PageProgress its, int from, int to, Runnable done) {
      handedOut.add(from);
      Runnable ending =
          () -> {
            step.accept(from);
            done.run();
          };
      if (comesBackLater) {
        inRoute.add(ending);
      } else {
        ending.run();
      }
    }
  }

  private PageDelivery start(boolean comesBackLater, int maxInFlight, boolean commitsByHand) {
    var limits = new PageDelivery.Limits(maxInFlight, INTERVAL, commitsByHand);
    return start(new OneByOne(comesBackLater), limits, time.scheduler);
  }

  private PageDelivery start(PageRoute route, PageDelivery.Limits limits, Executor workers) {
    var watch = new HangWatch(time, time.scheduler, Duration.ZERO, () -> {});
    IntConsumer saving = position -> save.accept(position);
    var context = new PageDelivery.Context(workers, time, watch, mayGoOn::get, saving, ends::add);
    var delivery = new PageDelivery(route, progress, limits, context);
    delivery.start();
    time.runAll();
    return delivery;
  }

  private void endedWell() {
    assertThat(ends).hasSize(1).containsOnlyNulls();
  }

  @Test
  void all_records_go_through_the_route_in_order() {
    start(false, 1, false);

    assertThat(handedOut).containsExactly(0, 1, 2, 3);
    assertThat(progress.isComplete()).isTrue();
    endedWell();
  }

  @Test
  void an_exchange_that_completes_on_another_thread_starts_the_next() throws Exception {
    start(true, 1, false);
    for (int i = 0; i < 4; i++) {
      assertThat(handedOut).hasSize(i + 1);
      assertThat(ends).isEmpty();
      var other = new Thread(inRoute.remove());
      other.start();
      other.join();
      time.runAll();
    }

    assertThat(progress.isComplete()).isTrue();
    endedWell();
  }

  @Test
  void as_many_exchanges_as_allowed_are_in_the_route() {
    start(true, 3, false);
    assertThat(handedOut).containsExactly(0, 1, 2);

    inRoute.removeLast().run();
    time.runAll();

    assertThat(handedOut).containsExactly(0, 1, 2, 3);
    assertThat(progress.position()).isZero();
    while (!inRoute.isEmpty()) {
      assertThat(ends).isEmpty();
      inRoute.remove().run();
      time.runAll();
    }
    assertThat(progress.isComplete()).isTrue();
    endedWell();
  }

  @Test
  void no_more_records_are_delivered_after_a_failure() {
    step =
        from -> {
          if (from == 1) {
            progress.failed(new IllegalStateException("down"));
          } else {
            progress.succeeded(from, from + 1);
          }
        };

    start(false, 1, false);

    assertThat(handedOut).containsExactly(0, 1);
    assertThat(progress.position()).isEqualTo(1);
    endedWell();
  }

  @Test
  void after_a_failure_exchanges_in_flight_are_awaited() {
    start(true, 2, false);
    progress.failed(new IllegalStateException("down"));

    inRoute.remove().run();
    time.runAll();
    assertThat(ends).isEmpty();
    inRoute.remove().run();
    time.runAll();

    assertThat(handedOut).containsExactly(0, 1);
    endedWell();
  }

  @Test
  void it_gives_up_its_turn_when_its_time_is_over() {
    step =
        from -> {
          progress.succeeded(from, from + 1);
          mayGoOn.set(from < 1);
        };

    start(false, 1, false);

    assertThat(handedOut).containsExactly(0, 1);
    assertThat(progress.position()).isEqualTo(2);
    endedWell();
  }

  @Test
  void an_exchange_that_waits_for_a_thread_is_not_started_when_the_page_gives_up_its_turn() {
    var delivery = start(true, 1, false);
    inRoute.remove().run();
    mayGoOn.set(false);
    delivery.look();
    time.runAll();

    assertThat(handedOut).containsExactly(0);
    endedWell();
  }

  @Test
  void a_record_that_was_passed_over_is_delivered_by_the_next_delivery() {
    // The worker finds that it may not deliver; a moment later it might.
    Deque<Runnable> tasks = new ArrayDeque<>();
    step = from -> progress.awaitsCommit(from, from + 1);
    start(new OneByOne(false), new PageDelivery.Limits(2, INTERVAL, true), tasks::add);
    tasks.remove().run();
    mayGoOn.set(false);
    tasks.remove().run();
    mayGoOn.set(true);
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }

    endedWell();
    assertThat(handedOut).doesNotContain(0);
    start(new OneByOne(false), new PageDelivery.Limits(2, INTERVAL, true), tasks::add);
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(handedOut).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void with_manual_commit_it_ends_when_the_last_record_is_committed() {
    step = from -> progress.awaitsCommit(from, from + 1);
    start(false, 1, true);
    assertThat(handedOut).containsExactly(0, 1, 2, 3);

    progress.committed(0, 3);
    time.runAll();
    assertThat(ends).isEmpty();
    progress.committed(3, 4);
    time.runAll();

    endedWell();
  }

  @Test
  void with_manual_commit_it_gives_up_its_turn_with_records_not_committed() {
    step = from -> progress.awaitsCommit(from, from + 1);
    var delivery = start(false, 1, true);

    mayGoOn.set(false);
    delivery.look();
    time.runAll();

    assertThat(progress.position()).isZero();
    endedWell();
  }

  @Test
  void the_position_is_saved_at_most_once_an_interval() {
    step =
        from -> {
          progress.succeeded(from, from + 1);
          time.pass(Duration.ofSeconds(3));
        };

    start(false, 1, false);

    assertThat(saved).containsExactly(2);
  }

  @Test
  void it_ends_with_the_fault_of_a_position_that_cannot_be_saved() {
    var fault = new IllegalStateException("the disk is full");
    save =
        position -> {
          throw fault;
        };
    step =
        from -> {
          progress.succeeded(from, from + 1);
          time.pass(INTERVAL);
        };

    start(false, 1, false);

    assertThat(handedOut).containsExactly(0);
    assertThat(ends).containsExactly(fault);
  }

  @Test
  void it_ends_with_the_fault_when_a_page_cannot_be_cut_into_exchanges() {
    var fault = new StackOverflowError();
    PageRoute faulty =
        new PageRoute() {
          @Override
          public int end(int from) {
            throw fault;
          }

          @Override
          public void deliver(PageProgress its, int from, int to, Runnable done) {}
        };

    start(faulty, new PageDelivery.Limits(1, INTERVAL, false), time.scheduler);

    assertThat(ends).containsExactly(fault);
  }

  @Test
  void a_position_is_saved_without_the_interrupt_flag_that_a_step_has_left() {
    var interrupted = new AtomicBoolean();
    save = position -> interrupted.set(Thread.currentThread().isInterrupted());
    step =
        from -> {
          progress.succeeded(from, from + 1);
          time.pass(INTERVAL);
          Thread.currentThread().interrupt();
        };

    start(false, 1, false);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).isFalse();
  }

  @Test
  void it_ends_when_there_are_no_threads_left() {
    var fault = new RejectedExecutionException("shut down");
    Executor gone =
        task -> {
          throw fault;
        };

    start(new OneByOne(false), new PageDelivery.Limits(2, INTERVAL, false), gone);

    assertThat(handedOut).isEmpty();
    assertThat(ends).containsExactly(fault);
  }
}
