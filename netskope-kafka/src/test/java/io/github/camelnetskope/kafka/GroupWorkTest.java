package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.Test;

class GroupWorkTest {
  private static final int OURS = 3;

  private final GroupWork work = new GroupWork(partition -> partition == OURS);
  private final Consumer<byte[], byte[]> consumer =
      new MockConsumer<>(OffsetResetStrategy.EARLIEST);

  @Test
  void it_runs_on_the_thread_of_the_consumer() {
    String done = call(OURS, consumer, unused -> Thread.currentThread().getName());

    assertThat(done).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void a_task_interrupted_by_a_rebalance_runs_after_it() {
    var attempts = new AtomicInteger();

    String done =
        call(
            OURS,
            consumer,
            unused -> {
              if (attempts.incrementAndGet() < 3) {
                throw new RebalanceInProgressException();
              }
              return "done";
            });

    assertThat(done).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void no_task_runs_for_a_partition_of_others() {
    assertThatThrownBy(() -> call(OURS + 1, consumer, unused -> "done"))
        .hasRootCauseMessage("the partition belongs to another node now");
  }

  @Test
  void no_task_runs_without_a_consumer() {
    assertThatThrownBy(() -> call(OURS, null, unused -> "done"))
        .hasCauseInstanceOf(KafkaException.class);
  }

  /** Calls from another thread, and does the work on this one. */
  private String call(
      int partition, Consumer<byte[], byte[]> on, Function<Consumer<byte[], byte[]>, String> what) {
    var called = CompletableFuture.supplyAsync(() -> work.call(partition, what));
    while (!called.isDone()) {
      work.run(on);
    }
    return called.join();
  }
}
