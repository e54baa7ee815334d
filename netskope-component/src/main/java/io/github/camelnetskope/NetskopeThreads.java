package io.github.camelnetskope;

import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.feed.FeedWarnings;
import io.github.camelnetskope.feed.Workers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The threads that all feeds and queries of a Camel context share, and the buffers for their
 * answers: one timer thread, and workers that are created and ended on demand. Thread-safe.
 */
final class NetskopeThreads extends ServiceSupport {
  private static final int LEAST_WORKERS = 2;

  private final ScheduledThreadPoolExecutor timer;
  private final Workers workers;
  private final FeedWarnings warnings;
  private final Map<Long, BufferBudget> budgets = new ConcurrentHashMap<>();

  private NetskopeThreads(ExecutorServiceManager manager) {
    this.timer =
        new ScheduledThreadPoolExecutor(1, task -> manager.newThread("NetskopeTimer", task));
    timer.setRemoveOnCancelPolicy(true);
    this.workers =
        new Workers(LEAST_WORKERS, task -> manager.newThread("NetskopeWorker", task), timer);
    this.warnings = new FeedWarnings(timer, workers);
  }

  /** The threads of a Camel context, created at the first call. */
  static NetskopeThreads of(CamelContext context) {
    synchronized (context) {
      NetskopeThreads known = context.hasService(NetskopeThreads.class);
      if (known != null) {
        return known;
      }
      var made = new NetskopeThreads(context.getExecutorServiceManager());
      try {
        context.addService(made, true, true);
      } catch (Exception e) {
        throw new RuntimeCamelException(e);
      }
      return made;
    }
  }

  ScheduledThreadPoolExecutor timer() {
    return timer;
  }

  Workers workers() {
    return workers;
  }

  FeedWarnings warnings() {
    return warnings;
  }

  /**
   * The buffer budget for answers, shared by all endpoints with the same {@code maxBufferedBytes}.
   */
  BufferBudget buffers(long maxBytes) {
    return budgets.computeIfAbsent(maxBytes, BufferBudget::new);
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
    workers.shutdownNow();
  }
}
