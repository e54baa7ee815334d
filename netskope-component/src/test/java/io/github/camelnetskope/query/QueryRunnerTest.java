package io.github.camelnetskope.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimit;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.RateLimiter.Quota;
import io.github.camelnetskope.client.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QueryRunnerTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Query READ = query("clients", Map.of());
  private static final Query CHANGE = query("ackanomalies", Map.of("users", "a"));

  private final VirtualTime time = new VirtualTime();
  private final QueryRunner runner =
      new QueryRunner(
          new RateLimiter(Quota.V1_TENANT),
          new QueryRetry(3, new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(5))),
          time,
          time.scheduler);
  private final List<Instant> sent = new ArrayList<>();
  private final List<Object> heard = new ArrayList<>();

  private static Query query(String endpoint, Map<String, String> given) {
    return Query.of(QueryEndpoint.named(endpoint), given, START, false);
  }

  private void ask(Query query, NetskopeException... failures) {
    List<NetskopeException> left = new ArrayList<>(List.of(failures));
    runner.ask(
        query,
        () -> {
          sent.add(time.instant());
          if (left.isEmpty()) {
            return CompletableFuture.completedFuture("answer");
          }
          throw left.remove(0);
        },
        Runnable::run,
        new PendingAnswer<>(new Hearing(heard), answer -> {}));
  }

  private record Hearing(List<Object> heard) implements PendingAnswer.Listener<String> {
    @Override
    public void answered(String answer) {
      heard.add(answer);
    }

    @Override
    public void failed(Throwable failure) {
      heard.add(failure);
    }
  }

  private List<Duration> sentAfter() {
    return sent.stream().map(at -> Duration.between(START, at)).toList();
  }

  @Test
  void at_most_24_queries_leave_in_5_seconds_and_4_in_the_first_second() {
    for (int i = 0; i < 100; i++) {
      ask(READ);
    }
    assertThat(sent).hasSize(4);

    time.runAll();

    assertThat(heard).hasSize(100).containsOnly("answer");
    for (int i = 0; i + 24 < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i), sent.get(i + 24)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }
    assertThat(sent.get(4)).isAfterOrEqualTo(START.plusSeconds(1));
  }

  @Test
  void a_failed_query_is_repeated_after_the_wait_of_the_tenant_and_others_wait_too() {
    var limit =
        new RateLimit(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(30)));
    ask(READ, new NetskopeException.RateLimited("slow down", limit));
    ask(READ);
    time.runAll();

    assertThat(heard).containsExactly("answer", "answer");
    assertThat(sentAfter()).hasSize(3).first().isEqualTo(Duration.ZERO);
    assertThat(sentAfter().subList(1, 3))
        .allSatisfy(at -> assertThat(at).isGreaterThanOrEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void a_query_that_waits_for_its_repetition_does_not_delay_others() {
    ask(READ, new NetskopeException.ServerFailed(500, "down"));
    ask(READ);

    assertThat(sent).hasSize(2);
    assertThat(heard).containsExactly("answer");
    time.runAll();
    assertThat(heard).containsExactly("answer", "answer");
  }

  @Test
  void after_the_last_repetition_the_failure_is_reported_once() {
    var down = new NetskopeException.ServerFailed(500, "down");

    ask(READ, down, down, down, down, down);
    time.runAll();

    assertThat(sent).hasSize(4);
    assertThat(heard).containsExactly(down);
  }

  @Test
  void a_change_with_an_unknown_outcome_is_not_repeated() {
    var down = new NetskopeException.ServerFailed(500, "down");

    ask(CHANGE, down);
    time.runAll();

    assertThat(sent).hasSize(1);
    assertThat(heard).containsExactly(down);
  }

  @Test
  void a_waiting_thread_sends_the_request_itself() throws Throwable {
    Thread mine = Thread.currentThread();
    var here = new WaitingThread<Thread>();

    runner.ask(
        READ,
        () -> CompletableFuture.completedFuture(Thread.currentThread()),
        here,
        new PendingAnswer<>(here, answer -> {}));

    assertThat(here.await()).isSameAs(mine);
  }
}
