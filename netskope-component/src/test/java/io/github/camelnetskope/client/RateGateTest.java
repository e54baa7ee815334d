package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.RateLimiter.Quota;
import io.github.camelnetskope.client.http.BeforeSendHook;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request that has its connection leaves when the rate limit allows it. */
class RateGateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final RateLimiter limiter = new RateLimiter(Quota.V2_ENDPOINT);

  @Test
  void of_five_requests_that_are_connected_together_the_fifth_leaves_a_second_later() {
    List<CompletableFuture<Void>> requests =
        Stream.generate(() -> connect(BeforeSendHook.NONE)).limit(5).toList();

    assertThat(requests.subList(0, 4)).allMatch(CompletableFuture::isDone);
    assertThat(requests.get(4)).isNotDone();

    time.runFor(SECOND.plusMillis(100));

    assertThat(requests.get(4)).isDone();
  }

  @Test
  void a_request_is_counted_when_its_checkpoint_has_been_saved() {
    var saved = new CompletableFuture<Boolean>();
    for (int i = 0; i < 4; i++) {
      assertThat(connect(saves(saved))).isNotDone();
    }
    time.pass(SECOND);
    saved.complete(true);

    assertThat(connect(BeforeSendHook.NONE)).isNotDone();
  }

  @Test
  void a_request_that_its_hook_refuses_fails_with_that_exception_and_is_not_counted() {
    var full = new IllegalStateException("no space left");
    for (int i = 0; i < 4; i++) {
      var failure = new AtomicReference<Throwable>();
      CompletionStage<?> refused = gate(saves(CompletableFuture.failedFuture(full))).connected();
      var unused = refused.whenComplete((ready, cause) -> failure.set(cause));

      assertThat(failure).hasValue(full);
    }

    assertThat(connect(BeforeSendHook.NONE)).isDone();
  }

  @Test
  void a_request_whose_first_byte_is_late_is_counted_when_it_is_sent() {
    List<RateGate> gates = Stream.generate(() -> gate(BeforeSendHook.NONE)).limit(4).toList();
    gates.forEach(RateGate::connected);
    time.pass(SECOND);
    gates.forEach(RateGate::sending);

    assertThat(connect(BeforeSendHook.NONE)).isNotDone();
  }

  private CompletableFuture<Void> connect(BeforeSendHook hook) {
    return gate(hook).connected().toCompletableFuture().thenAccept(ready -> {});
  }

  private RateGate gate(BeforeSendHook hook) {
    return new RateGate(hook, limiter, time, time.scheduler);
  }

  private static BeforeSendHook saves(CompletableFuture<Boolean> saved) {
    return new BeforeSendHook() {
      @Override
      public CompletionStage<?> connected() {
        return saved;
      }

      @Override
      public void sending() {}
    };
  }
}
