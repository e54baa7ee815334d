package io.github.camelnetskope.kafka;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of other threads for a Kafka consumer, which only the polling thread may use. Thread-safe.
 */
final class GroupWork {
  /** The timeout of a call to Kafka; well below the session timeout. */
  static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final long PATIENCE_MILLIS = TIMEOUT.plusSeconds(1).toMillis();
  private static final long IDLE_MILLIS = 20;

  private record Task(
      int partition,
      Function<Consumer<byte[], byte[]>, String> what,
      CompletableFuture<String> result) {}

  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final IntPredicate ours;

  GroupWork(IntPredicate ours) {
    this.ours = ours;
  }

  /**
   * Runs a task for a partition on the polling thread, and waits for its result.
   *
   * @throws KafkaException when it was not done, or may not have been
   */
  String call(int partition, Function<Consumer<byte[], byte[]>, String> what) {
    var task = new Task(partition, what, new CompletableFuture<>());
    tasks.add(task);
    try {
      return task.result().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("the group is busy", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } finally {
      // Cancelled, so that it is not done later when no thread waits for it any more.
      task.result().cancel(false);
    }
  }

  /**
   * Runs the waiting tasks, or waits a moment for one. Called on the polling thread.
   *
   * @param consumer null when it is closed
   */
  void run(@Nullable Consumer<byte[], byte[]> consumer) {
    try {
      Task first = tasks.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      // Only as many as there are now: a task that has to wait for the group is queued again.
      int rest = tasks.size();
      for (Task task = first; task != null; task = rest-- > 0 ? tasks.poll() : null) {
        run(task, consumer);
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void run(Task task, @Nullable Consumer<byte[], byte[]> consumer) {
    if (task.result().isDone()) {
      return;
    }
    if (consumer == null || !ours.test(task.partition())) {
      task.result()
          .completeExceptionally(
              new CommitFailedException("the partition belongs to another node now"));
      return;
    }
    try {
      task.result().complete(task.what().apply(consumer));
    } catch (RebalanceInProgressException e) {
      // The next poll ends the rebalance.
      tasks.add(task);
    } catch (KafkaException e) {
      task.result().completeExceptionally(e);
    }
  }
}
