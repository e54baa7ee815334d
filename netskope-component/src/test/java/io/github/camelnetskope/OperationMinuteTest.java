package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationTable;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers of REST API v2 that send requests as fast as they get answers. */
class OperationMinuteTest {
  private static final int CALLERS = 24;

  private final VirtualTime time = new VirtualTime();
  private final SimulatedTenant tenant =
      SimulatedTenant.builder().clock(time).rateLimitGrace(Duration.ZERO).build();
  private final VirtualOperations operations = new VirtualOperations(time, tenant);
  private int calls;

  private static Operation operation(String resource, String op) {
    return OperationTable.all().stream()
        .filter(one -> one.resource().equals(resource) && one.op().equals(op))
        .findFirst()
        .orElseThrow();
  }

  /** Sends calls until all callers together have made the given number. */
  private void keepAsking(Operation operation, int most) {
    if (calls++ < most) {
      var unused =
          operations
              .ask(operations.call(operation))
              .whenComplete(
                  (answer, failure) -> time.scheduler.execute(() -> keepAsking(operation, most)));
    }
  }

  /** The limits of the API; each minute uses them up. */
  @ParameterizedTest
  @CsvSource({
    "policy/urllist, list, 230",
    "events/metrics/transactionevents, get, 55",
    "incidents/update, update, 10",
    "steering/apps/private, list, 1000"
  })
  void a_minute_of_24_callers_sees_no_refusal(String resource, String op, int least) {
    for (int i = 0; i < CALLERS; i++) {
      keepAsking(operation(resource, op), Integer.MAX_VALUE);
    }
    Instant end = time.instant().plus(Duration.ofMinutes(1));
    while (time.instant().isBefore(end)) {
      time.runNext();
    }

    List<JournalEntry> inTime =
        tenant.journal().entries().stream().filter(e -> e.instant().isBefore(end)).toList();
    assertThat(inTime).hasSizeGreaterThanOrEqualTo(least);
    assertThat(tenant.journal().count(429)).isZero();
    assertThat(tenant.journal().count(200)).isEqualTo(tenant.journal().size());
  }

  private List<Instant> asked(String target) {
    return tenant.journal().entries(target).stream().map(JournalEntry::instant).toList();
  }

  /** The same limits, over more than an hour: the limit of the hour is used up and not exceeded. */
  @Test
  void more_than_an_hour_of_24_callers_sees_no_refusal() {
    int calls = 1050;
    for (int i = 0; i < CALLERS; i++) {
      keepAsking(operation("infrastructure/publishers", "list"), calls);
    }
    time.runAll();

    List<Instant> asked = asked("v2/infrastructure/publishers");
    assertThat(asked).hasSize(calls);
    for (int i = 1000; i < calls; i++) {
      assertThat(asked.get(i)).isAfterOrEqualTo(asked.get(i - 1000).plus(Duration.ofHours(1)));
    }
    assertThat(tenant.journal().count(200)).isEqualTo(calls);
  }

  @Test
  void the_wait_of_a_tenant_with_other_limits_is_kept() {
    tenant
        .faults()
        .on("v2/policy/urllist")
        .inject(
            Fault.none().withHeader("RateLimit-Remaining", "0").withHeader("RateLimit-Reset", "9"));
    Instant begin = time.instant();

    for (int i = 0; i < 3; i++) {
      keepAsking(operation("policy/urllist", "list"), 3);
    }
    CompletableFuture<OperationAnswer> other =
        operations.ask(operations.call(operation("scim/Users", "list")));
    time.runAll();

    assertThat(other).isCompleted();
    assertThat(asked("v2/scim/Users")).containsExactly(begin);
    List<Instant> asked = asked("v2/policy/urllist");
    assertThat(asked.get(0)).isEqualTo(begin);
    assertThat(asked.subList(1, 3))
        .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(begin.plusSeconds(9)));
  }
}
