package io.github.camelnetskope;

import io.github.camelnetskope.feed.PageProgress;
import io.github.camelnetskope.feed.PageRoute;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Channel;
import org.apache.camel.Exchange;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * Sends the records of one page through the route of a feed and evaluates the result. Thread-safe.
 */
final class CamelPageRoute implements PageRoute {
  private final FeedConsumer consumer;
  private final PageExchanges exchanges;
  private final OnFailure onFailure;
  private final boolean commitsByHand;

  CamelPageRoute(
      FeedConsumer consumer, PageExchanges exchanges, NetskopeConfiguration configuration) {
    this.consumer = consumer;
    this.exchanges = exchanges;
    this.onFailure = configuration.getOnFailure();
    this.commitsByHand = configuration.isManualCommit();
  }

  @Override
  public int end(int from) {
    return exchanges.end(from);
  }

  @Override
  public void deliver(PageProgress progress, int from, int to, Runnable done) {
    boolean redelivered = progress.handOut(from, to);
    Exchange exchange = newExchange(progress, done);
    if (exchange == null) {
      return;
    }
    var ending = new Ending(progress, from, to, exchange, done);
    try {
      exchanges.fill(exchange, from, to, redelivered, progress.leftOut());
      if (commitsByHand) {
        NetskopeCommit commit = () -> progress.committed(from, to);
        exchange.getMessage().setHeader(NetskopeConstants.MANUAL_COMMIT, commit);
      }
      if (exchange.getException() == null || handlesErrors()) {
        consumer.getAsyncProcessor().process(exchange, ending);
      } else {
        ending.done(true);
      }
    } catch (Throwable e) {
      // An Error is treated like an exception: the attempt has failed.
      exchange.setException(e);
      ending.done(true);
    }
  }

  private @Nullable Exchange newExchange(PageProgress progress, Runnable done) {
    try {
      return consumer.createExchange(false);
    } catch (Throwable e) {
      progress.failed(e);
      done.run();
      return null;
    }
  }

  /**
   * Whether the first step of the route has an error handler. Without one the route would process
   * an exchange that already has an exception as if it had none.
   */
  private boolean handlesErrors() {
    Route route = consumer.getRoute();
    Object step = route == null ? null : route.getProcessor();
    while (step instanceof Navigate<?> steps && !(step instanceof Channel) && steps.hasNext()) {
      step = steps.next().get(0);
    }
    Processor handler = step instanceof Channel channel ? channel.getErrorHandler() : null;
    // NoErrorHandler is not part of Camel's API, hence its name.
    return handler != null && !handler.getClass().getSimpleName().equals("NoErrorHandler");
  }

  /** Completes one exchange. Only the first call counts; later calls are ignored. */
  private final class Ending extends AtomicBoolean implements AsyncCallback {
    private static final long serialVersionUID = 1L;

    private final transient PageProgress progress;
    private final int from;
    private final int to;
    private final transient Exchange exchange;
    private final transient Runnable done;

    private Ending(PageProgress progress, int from, int to, Exchange exchange, Runnable done) {
      this.progress = progress;
      this.from = from;
      this.to = to;
      this.exchange = exchange;
      this.done = done;
    }

    @Override
    public void done(boolean doneSync) {
      if (!compareAndSet(false, true)) {
        return;
      }
      try {
        judge(exchange, progress, from, to);
        consumer.releaseExchange(exchange, false);
      } catch (Throwable e) {
        progress.failed(e);
      } finally {
        done.run();
      }
    }
  }

  private void judge(Exchange exchange, PageProgress progress, int from, int to) {
    Throwable failure = failure(exchange);
    if (failure == null && commitsByHand) {
      progress.awaitsCommit(from, to);
    } else if (failure == null) {
      progress.succeeded(from, to);
    } else if (onFailure == OnFailure.SKIP && consumer.isRunAllowed()) {
      consumer
          .getExceptionHandler()
          .handleException(consumer + ": " + skipped(from, to), exchange, failure);
      progress.skipped(from, to);
    } else {
      progress.failed(failure);
    }
  }

  private static String skipped(int from, int to) {
    String records = to - from == 1 ? "record " + from : "records " + from + " to " + (to - 1);
    return "Skipping a failed exchange with " + records + " of the page";
  }

  private static @Nullable Throwable failure(Exchange exchange) {
    Throwable thrown = exchange.getException();
    boolean rolledBack = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    if (thrown instanceof CamelExecutionException && thrown.getCause() instanceof Error error) {
      // Camel's wrapper does not name the error.
      return error;
    }
    if (thrown != null || !rolledBack) {
      return thrown;
    }
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    return caught == null ? new IllegalStateException("the exchange was rolled back") : caught;
  }

  /**
   * Sends an empty message through the route.
   *
   * @param done run once, when it is done; on any thread
   */
  static void sendEmptyMessage(FeedConsumer consumer, Runnable done) {
    Exchange exchange = consumer.createExchange(false);
    AsyncCallback callback = consumer.defaultConsumerCallback(exchange, false);
    consumer
        .getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              try {
                callback.done(doneSync);
              } finally {
                done.run();
              }
            });
  }
}
