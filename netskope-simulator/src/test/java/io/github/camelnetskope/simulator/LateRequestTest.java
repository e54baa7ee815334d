package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A gateway gives up a request, and forwards it nevertheless. */
class LateRequestTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TenantFixture fixture = TenantFixture.page(1, "a", "b", "c", "d");
  private final FaultPlan faults = fixture.tenant.faults();

  private void late(String operation) {
    faults
        .on("events/alert")
        .operation(operation)
        .inject(Fault.status(504).late(Duration.ofSeconds(10)));
    assertThat(fixture.ask("events/alert", "it", operation).status()).isEqualTo(504);
  }

  private void later(long seconds) {
    fixture.clock.advance(SECOND.multipliedBy(seconds));
  }

  private long position() {
    return fixture.tenant.feed("events/alert").position("it");
  }

  @Test
  void a_late_request_moves_the_cursor_when_it_is_carried_out() {
    late("next");
    later(9);
    assertThat(position()).isZero();

    later(1);

    assertThat(position()).isOne();
    assertThat(fixture.ids("resend")).containsExactly("a");
  }

  @Test
  void other_requests_come_before_the_late_one() {
    late("next");

    assertThat(fixture.ids("next")).containsExactly("a");
    later(10);

    assertThat(fixture.ids("resend")).containsExactly("b");
    assertThat(fixture.ids("next")).containsExactly("c");
  }

  @Test
  void a_late_request_meets_another_of_its_cursor_and_is_refused() {
    late("next");
    try (OpenRequest open = fixture.tenant.open(request("events/alert", "it", "next"))) {
      later(10);
      open.answer();
    }

    assertThat(position()).isOne();
    assertThat(fixture.tenant.journal().entries()).extracting(JournalEntry::status).contains(409);
  }

  @Test
  void a_late_resend_moves_nothing() {
    fixture.ids("next");
    late("resend");
    later(10);

    assertThat(position()).isOne();
  }

  @Test
  void the_journal_says_what_was_late_and_the_oracle_knows_the_page() {
    late("next");
    later(11);

    JournalEntry entry = fixture.tenant.journal().entries().get(1);
    assertThat(entry.fault()).isEqualTo("carried out late");
    assertThat(entry.instant()).isEqualTo(fixture.clock.instant().minus(SECOND));
    assertThat(entry.movedCursor()).isTrue();
    assertThat(fixture.tenant.oracle().report().owed()).isOne();
  }

  @Test
  void a_stalled_request_that_is_carried_out_late_does_not_occupy_its_cursor() {
    faults.on("events/alert").inject(Fault.stall().late(SECOND));
    OpenRequest stalled = fixture.tenant.open(request("events/alert", "it", "next"));

    assertThat(fixture.ids("next")).containsExactly("a");
    stalled.close();
  }

  @Test
  void a_fault_shows_when_it_is_carried_out() {
    assertThat(Fault.stall().late(SECOND)).hasToString("stall, carried out later by PT1S");
    assertThat(Fault.stall().late(SECOND).afterAdvance().carriedOutLater()).isZero();
  }
}
