package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationCall;
import io.github.camelnetskope.client.OperationEffect;
import io.github.camelnetskope.client.OperationTable;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each write of REST API v2, while everything goes wrong that a network and gateways do: it never
 * happens twice when it must not, and never is said to have failed when it has happened.
 */
class OperationCampaignTest {
  private static final int TRIALS = Integer.getInteger("campaign.writes", 40);
  private static final Duration LATER = Duration.ofMinutes(30);

  private static final List<Supplier<Fault>> FAULTS =
      List.of(
          Fault::dropBeforeAnswer,
          Fault::dropAfterAdvance,
          Fault::stall,
          () -> Fault.stall().beforeAdvance(),
          () -> Fault.cutBody(1),
          Fault::truncatedJson,
          Fault::badGzip,
          Fault::wrongLength,
          Fault::html,
          () -> Fault.html().afterAdvance(),
          () -> Fault.status(500),
          () -> Fault.status(502).afterAdvance(),
          () -> Fault.status(503),
          () -> Fault.status(503).afterAdvance(),
          () -> Fault.status(504).late(Duration.ofSeconds(30)),
          () -> Fault.status(408).late(Duration.ofSeconds(2)),
          () -> Fault.status(429),
          () -> Fault.status(401),
          () -> Fault.status(403));

  static List<Operation> writes() {
    return OperationTable.all().stream()
        .filter(one -> one.effect() != OperationEffect.READ && !one.method().equals("GET"))
        .toList();
  }

  /** The faults of the requests of one call, in order; then no more faults. */
  private static final class Faults {
    private final Random random;
    private boolean last;

    Faults(long seed) {
      random = new Random(seed);
    }

    Optional<Fault> next() {
      last = random.nextInt(3) > 0;
      return last ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size())).get()) : Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_write_happens_once_and_its_result_is_reported_correctly(Operation operation) {
    for (long seed = 0; seed < TRIALS; seed++) {
      trial(operation, seed);
    }
  }

  private static void trial(Operation operation, long seed) {
    var time = new VirtualTime();
    SimulatedTenant tenant = SimulatedTenant.builder().clock(time).build();
    var faults = new Faults(seed * 31 + operation.toString().hashCode());
    tenant.faults().hook(request -> faults.next());
    var operations = new VirtualOperations(time, tenant);
    OperationCall call = operations.call(operation);

    CompletableFuture<OperationAnswer> answer = operations.ask(call);
    time.runAll();
    time.pass(LATER);

    String trial = "%s, seed %d, answers %s".formatted(operation, seed, tenant.journal().entries());
    int happened = tenant.v2().changes().size();
    if (operation.effect() == OperationEffect.UNREPEATABLE_WRITE) {
      assertThat(happened).as(trial).isLessThanOrEqualTo(1);
    }
    assertThat(answer).as(trial).isDone();
    if (!answer.isCompletedExceptionally()) {
      assertThat(happened).as(trial).isPositive();
      return;
    }
    Throwable failure = answer.handle((good, bad) -> bad).join();
    assertThat(failure).as(trial).isInstanceOf(NetskopeException.class);
    assertThat(faults.last).as("%s: the last request was no good", trial).isTrue();
    boolean unclear = ((NetskopeException) failure).mayHaveHappened();
    if (unclear) {
      assertThat(failure)
          .as(trial)
          .hasMessageContaining("unclear")
          .hasMessageContaining("To find out: v2/");
    } else {
      assertThat(happened).as(trial).isZero();
    }
  }
}
