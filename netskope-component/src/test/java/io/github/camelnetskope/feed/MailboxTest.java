package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The events of one feed, one after the other. */
class MailboxTest {
  private final Deque<Runnable> workers = new ArrayDeque<>();
  private final Mailbox mailbox = new Mailbox(workers::add);
  private final List<String> seen = new ArrayList<>();

  @Test
  void events_run_in_the_order_in_which_they_came() {
    mailbox.execute(() -> seen.add("a"));
    mailbox.execute(() -> seen.add("b"));
    mailbox.execute(() -> seen.add("c"));

    assertThat(workers).hasSize(1);
    workers.remove().run();

    assertThat(seen).containsExactly("a", "b", "c");
  }

  @Test
  void an_event_that_comes_from_an_event_runs_after_it() {
    mailbox.execute(
        () -> {
          mailbox.execute(() -> seen.add("inner"));
          seen.add("outer");
        });

    workers.remove().run();

    assertThat(seen).containsExactly("outer", "inner");
    assertThat(workers).isEmpty();
  }

  @Test
  void one_event_runs_at_a_time() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    var real = new Mailbox(threads);
    var inside = new AtomicInteger();
    var overlapped = new AtomicBoolean();
    int[] unguarded = {0};
    var done = new CountDownLatch(4_000);
    for (int t = 0; t < 4; t++) {
      threads.execute(
          () -> {
            for (int i = 0; i < 1_000; i++) {
              real.execute(
                  () -> {
                    overlapped.compareAndSet(false, inside.incrementAndGet() != 1);
                    unguarded[0]++;
                    inside.decrementAndGet();
                    done.countDown();
                  });
            }
          });
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    threads.shutdownNow();
    assertThat(overlapped).isFalse();
    assertThat(unguarded[0]).isEqualTo(4_000);
  }

  @Test
  void an_event_that_throws_does_not_stop_the_next() {
    mailbox.execute(
        () -> {
          throw new StackOverflowError();
        });
    mailbox.execute(() -> seen.add("next"));

    workers.remove().run();

    assertThat(seen).containsExactly("next");
  }

  @Test
  void an_event_does_not_see_the_interrupt_flag_that_another_left() {
    var interrupted = new AtomicBoolean();
    mailbox.execute(() -> Thread.currentThread().interrupt());
    mailbox.execute(() -> interrupted.set(Thread.currentThread().isInterrupted()));

    workers.remove().run();

    assertThat(interrupted).isFalse();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_event_runs_at_once_when_the_threads_are_gone() {
    var refusing =
        new Mailbox(
            task -> {
              throw new RejectedExecutionException("shut down");
            });

    refusing.execute(() -> seen.add("a"));
    refusing.execute(() -> seen.add("b"));

    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void only_the_thread_within_an_event_is_its_runner() {
    var within = new AtomicBoolean();
    mailbox.execute(() -> within.set(mailbox.isRunner()));

    workers.remove().run();

    assertThat(within).isTrue();
    assertThat(mailbox.isRunner()).isFalse();
  }
}
