package io.github.camelnetskope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The end of a route under test: keeps arriving records, and fails where the test says. */
final class Sink implements Processor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The records that arrived. */
  record Received(Object body, Map<String, Object> headers) {
    String text() {
      return body instanceof byte[] bytes
          ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
          : String.valueOf(body);
    }

    <T> T header(String name, Class<T> type) {
      return type.cast(headers.get(name));
    }

    boolean redelivered() {
      return header(NetskopeConstants.REDELIVERED, Boolean.class);
    }
  }

  private final List<Received> received = new ArrayList<>();
  private Predicate<Received> fails = record -> false;
  private volatile Runnable before = () -> {};
  private volatile Consumer<Received> after = record -> {};

  @Override
  public void process(Exchange exchange) {
    before.run();
    var message = exchange.getMessage();
    Object body = message.getBody() == null ? "none" : message.getBody();
    var record = new Received(body, Map.copyOf(message.getHeaders()));
    synchronized (this) {
      received.add(record);
      notifyAll();
      if (fails.test(record)) {
        throw new IllegalStateException("the sink is down");
      }
    }
    after.accept(record);
  }

  /** Does something with each exchange that has arrived. */
  Sink after(Consumer<Received> action) {
    after = action;
    return this;
  }

  /** Does something before each exchange. */
  Sink before(Runnable action) {
    before = action;
    return this;
  }

  synchronized Sink failsOn(Predicate<Received> predicate) {
    fails = predicate;
    return this;
  }

  /** Fails on the first record whose text has the given part, once. */
  Sink failsOnceOn(String part) {
    boolean[] failed = {false};
    return failsOn(
        record -> {
          boolean now = !failed[0] && record.text().contains(part);
          failed[0] |= now;
          return now;
        });
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  List<String> texts() {
    return received().stream().map(Received::text).toList();
  }

  /** Waits until the given number of exchanges has arrived. */
  Sink await(int count) {
    return await(() -> received.size() >= count, count + " exchanges");
  }

  /** Waits for a condition that can only come true when an exchange arrives. */
  synchronized Sink await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("waited for " + what + ", received " + received.size());
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 50_000_000L));
      }
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
