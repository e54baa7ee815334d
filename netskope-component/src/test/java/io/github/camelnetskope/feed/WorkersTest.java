package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of all feeds. */
class WorkersTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Workers workers = new Workers(2, Thread::new, timer);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    release.countDown();
    workers.shutdownNow();
    timer.shutdownNow();
  }

  private CountDownLatch block(int tasks) {
    return block(workers, tasks);
  }

  private CountDownLatch block(Workers workers, int tasks) {
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

  @Test
  void five_checks_add_a_thread_for_each_processor_that_has_no_work() throws Exception {
    var checks = new ManualTimer();
    var some = new Workers(2, this::thread, checks);
    CountDownLatch entered = block(some, 2 + PROCESSORS + 1);
    awaitState(Thread.State.WAITING, 2);

    for (int i = 0; i < 4; i++) {
      checks.run();
    }
    assertThat(threads).as("a thread that waits for a lock is soon back").hasSize(2);
    checks.run();

    awaitState(Thread.State.WAITING, 2 + PROCESSORS);
    assertThat(entered.getCount()).isEqualTo(1);
    some.shutdownNow();
    checks.shutdownNow();
  }

  @Test
  void after_a_thread_could_not_be_created_the_next_check_tries_again() throws Exception {
    var checks = new ManualTimer();
    var failures = new AtomicInteger(1);
    var some =
        new Workers(
            2,
            task -> {
              if (threads.size() == 2 && failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return thread(task);
            },
            checks);
    CountDownLatch entered = block(some, 3);
    awaitState(Thread.State.WAITING, 2);
    for (int i = 0; i < 4; i++) {
      checks.run();
    }
    assertThatThrownBy(checks::run).isInstanceOf(OutOfMemoryError.class);

    checks.run();

    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    some.shutdownNow();
    checks.shutdownNow();
  }

  @Test
  void threads_that_compute_get_no_others_beside_them_at_once() throws Exception {
    var checks = new ManualTimer();
    var some = new Workers(PROCESSORS, this::thread, checks);
    var entered = new CountDownLatch(PROCESSORS + 1);
    for (int i = 0; i <= PROCESSORS; i++) {
      some.execute(
          () -> {
            entered.countDown();
            while (release.getCount() > 0) {
              Thread.onSpinWait();
            }
          });
    }
    awaitState(Thread.State.RUNNABLE, PROCESSORS);

    checks.run();
    checks.run();

    assertThat(threads).hasSize(PROCESSORS);
    for (int i = 0; i < 5; i++) {
      checks.run();
    }
    assertThat(entered.await(60, TimeUnit.SECONDS)).as("another thread after all").isTrue();
    release.countDown();
    some.shutdownNow();
    checks.shutdownNow();
  }

  @Test
  void tasks_that_wait_for_a_socket_do_not_stop_another() throws Exception {
    var entered = new CountDownLatch(20);
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 20; i++) {
        workers.execute(
            () -> {
              entered.countDown();
              assertThatThrownBy(server::accept).isInstanceOf(SocketException.class);
            });
      }

      assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    }
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

  private Thread thread(Runnable task) {
    var thread = new Thread(task);
    threads.add(thread);
    return thread;
  }

  private void awaitState(Thread.State state, int count) {
    while (threads.stream().filter(thread -> thread.getState() == state).count() < count) {
      Thread.onSpinWait();
    }
  }

  /** A timer whose only task runs when the test says so. */
  private static final class ManualTimer extends ScheduledThreadPoolExecutor {
    private Runnable due = () -> {};

    private ManualTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      due = task;
      return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    private void run() {
      Runnable task = due;
      due = () -> {};
      task.run();
    }
  }
}
