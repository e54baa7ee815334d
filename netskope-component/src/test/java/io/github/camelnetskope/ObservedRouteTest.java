package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;

/** A route whose health is read, in real time. */
abstract class ObservedRouteTest extends RouteTest {
  static final String FEED = "events/page";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HealthChecks checks = new HealthChecks(context, ROUTE);

  /** Starts a route and waits for its first answers. */
  void observe(String uri) throws Exception {
    context.getComponent("netskope", NetskopeComponent.class).setConsoleActions(true);
    checks.enable();
    start(uri);
  }

  void faulty(Fault fault) {
    tenant().faults().on(FEED).always().inject(fault);
  }

  void mended() {
    tenant().faults().clear();
  }

  NetskopeConsumer consumer() {
    return (NetskopeConsumer) context.getRoute(ROUTE).getConsumer();
  }

  FeedSnapshot feed() {
    return consumer().health().get(0).feed();
  }

  Result readiness() {
    return checks.readiness();
  }

  Result componentReadiness() {
    return checks.componentReadiness();
  }

  Result liveness() {
    return checks.liveness();
  }

  FeedSnapshot awaitFeed(Predicate<FeedSnapshot> condition) {
    return await(this::feed, condition);
  }

  /** With a delay of 1h: the first poll of each feed, a resend and the next behind it, is over. */
  void awaitFirstPoll() {
    int feeds = consumer().health().size();
    await(() -> tenant().journal().size(), requests -> requests == 2 * feeds);
    await(
        () -> consumer().health().stream().map(FeedHealth::feed).toList(),
        all -> all.stream().allMatch(ObservedRouteTest::waitsForLong));
  }

  private static boolean waitsForLong(FeedSnapshot feed) {
    Instant soon = feed.at().plus(Duration.ofMinutes(30));
    return feed.state() == FeedState.WAITING
        && feed.nextRequest().filter(next -> next.isAfter(soon)).isPresent();
  }

  Result awaitReadiness(Predicate<Result> condition) {
    return await(this::readiness, condition);
  }

  Result awaitDown() {
    return awaitReadiness(result -> result.getState() == State.DOWN);
  }

  FeedHealth awaitReason(FeedProblem reason) {
    return await(
        () -> consumer().health().get(0),
        health -> health.reason().filter(reason::equals).isPresent());
  }

  static boolean isUp(Result result) {
    return result.getState() == State.UP;
  }

  /** Waits until the test lets it go on. */
  static void pause(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static <T> T await(Supplier<T> source, Predicate<T> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T value = source.get();
    while (!condition.test(value)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "after " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos()) + " s: " + value);
      }
      Thread.onSpinWait();
      value = source.get();
    }
    return value;
  }
}
