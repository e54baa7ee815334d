package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of all feeds. */
class WorkersTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Workers workers = new Workers(2, Thread::new, timer);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    workers.shutdownNow();
    timer.shutdownNow();
  }

  private CountDownLatch block(int tasks) {
    var entered = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      workers.execute(
          () -> {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    return entered;
  }

  @Test
  void blocked_tasks_do_not_stop_another() throws Exception {
    CountDownLatch entered = block(20);
    var ran = new CountDownLatch(1);

    workers.execute(ran::countDown);

    assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(entered.getCount()).isZero();
  }

  /** The pool must not begin with few threads again while many of them are blocked. */
  @Test
  void when_many_tasks_are_blocked_a_new_task_gets_one_more_thread() throws Exception {
    workers.reserve(40);
    assertThat(block(42).await(60, TimeUnit.SECONDS)).isTrue();
    workers.free(40);
    var ran = new CountDownLatch(1);

    workers.execute(ran::countDown);

    assertThat(ran.await(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void reserved_threads_are_there_for_tasks_that_wait_for_each_other() throws Exception {
    workers.reserve(6);

    assertThat(block(8).await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_task_that_throws_does_not_stop_the_next() throws Exception {
    var quiet =
        new Workers(
            1,
            task -> {
              var thread = new Thread(task);
              thread.setUncaughtExceptionHandler((t, e) -> {});
              return thread;
            },
            timer);
    var ran = new CountDownLatch(1);
    quiet.execute(
        () -> {
          throw new AssertionError("a fault");
        });

    quiet.execute(ran::countDown);

    assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
    quiet.shutdownNow();
  }

  @Test
  void it_ends_when_it_is_told_to() throws Exception {
    workers.execute(() -> {});

    workers.shutdown();

    assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(workers.isTerminated()).isTrue();
  }
}
