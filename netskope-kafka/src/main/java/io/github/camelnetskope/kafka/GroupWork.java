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
 * What other threads want of a consumer, which serves only the thread that polls it. Thread-safe.
 */
final class GroupWork {
  /** A call to Kafka; well below the session timeout. */
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
   * Has something done for a partition, and waits for it.
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
      // What nobody waits for is not done later.
      task.result().cancel(false);
    }
  }

  /**
   * Does what there is to do, or waits a moment for it. On the thread that polls.
   *
   * @param consumer absent when there is none any more
   */
  void run(@Nullable Consumer<byte[], byte[]> consumer) {
    try {
      Task first = tasks.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      // No more than are there now: one that has to wait for the group comes again.
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
      task.result().completeExceptionally(new CommitFailedException("another node's now"));
      return;
    }
    try {
      task.result().complete(task.what().apply(consumer));
    } catch (RebalanceInProgressException e) {
      // The next poll ends it.
      tasks.add(task);
    } catch (KafkaException e) {
      task.result().completeExceptionally(e);
    }
  }
}
