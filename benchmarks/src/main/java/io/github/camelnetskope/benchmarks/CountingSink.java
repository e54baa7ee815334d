package io.github.camelnetskope.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Counts records until so many have come. */
final class CountingSink implements Processor {
  private final long wanted;
  private final AtomicLong count = new AtomicLong();
  private final CountDownLatch complete = new CountDownLatch(1);

  CountingSink(long wanted) {
    this.wanted = wanted;
  }

  @Override
  public void process(Exchange exchange) {
    if (count.incrementAndGet() == wanted) {
      complete.countDown();
    }
  }

  long count() {
    return count.get();
  }

  /** Waits for the last record; false when it has not come in time. */
  boolean await(Duration longest) throws InterruptedException {
    return complete.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
