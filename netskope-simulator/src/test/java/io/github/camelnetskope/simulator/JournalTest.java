package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalTest {

  private final TenantFixture fixture = TenantFixture.page(2, "a", "b", "c");
  private final Journal journal = fixture.tenant.journal();

  @Test
  void the_journal_has_requests_in_order_with_their_outcome() {
    fixture.ids("next");
    fixture.ids("resend");
    fixture.tenant.faults().on("events/alert").inject(Fault.cutBody(3));
    fixture.ask("events/alert", "it", "next");

    assertThat(journal.operations("events/alert")).containsExactly("next", "resend", "next");
    assertThat(journal.entries())
        .extracting(JournalEntry::movedCursor)
        .containsExactly(true, false, true);
    assertThat(journal.entries()).extracting(JournalEntry::records).containsExactly(2, 2, 1);
    assertThat(journal.entries())
        .extracting(JournalEntry::fault)
        .containsExactly("", "", "cutBody");
    assertThat(journal.entries()).extracting(JournalEntry::index).containsOnly("it");
  }

  @Test
  void no_token_is_in_the_journal() {
    fixture.tenant.answer(
        request("events/alert", "it", "next").header("Authorization", "Bearer secret-bearer"));
    fixture.tenant.answer(SimulatorRequest.get("/api/v1/clients?token=secret-in-query"));

    assertThat(
            journal.entries().toString()
                + journal.entries().get(0).headers()
                + journal.entries().get(1).parameters())
        .doesNotContain(NetskopeSimulator.TOKEN)
        .doesNotContain("secret")
        .contains("***");
  }

  @Test
  void a_request_is_open_until_its_answer_was_sent() {
    OpenRequest open = fixture.tenant.open(request("events/alert", "it", "next"));
    fixture.clock.advanceSeconds(3);
    open.close();

    assertThat(journal.entries().get(0).open()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void only_the_latest_requests_are_kept_and_all_are_counted() {
    TenantFixture small = TenantFixture.with(options -> options.journalEntries(2));
    small.ask("events/alert", "it", "next");
    small.ask("events/alert", "it", "resend");
    small.ask("events/none", "it", "next");

    assertThat(small.tenant.journal().operations()).containsExactly("resend", "next");
    assertThat(small.tenant.journal().size()).isEqualTo(3);
    assertThat(small.tenant.journal().count(200)).isEqualTo(2);
    assertThat(small.tenant.journal().count(404)).isEqualTo(1);
    small.tenant.journal().clear();
    assertThat(small.tenant.journal().size()).isZero();
    assertThat(small.tenant.journal().count(200)).isZero();
  }

  @Test
  void similar_requests_share_their_common_parts() {
    fixture.ids("next");
    fixture.ids("next");

    JournalEntry first = journal.entries().get(0);
    JournalEntry second = journal.entries().get(1);
    assertThat(second.headers()).isSameAs(first.headers());
    assertThat(second.parameters()).isSameAs(first.parameters());
    assertThat(second.path()).isSameAs(first.path());
  }

  @Test
  void v1_calls_are_noted_under_the_name_of_their_endpoint() {
    fixture.tenant.answer(
        SimulatorRequest.get(
            "/api/v1/quarantine?op=get-files&token=" + NetskopeSimulator.V1_TOKEN));

    assertThat(journal.operations("v1/quarantine")).containsExactly("get-files");
  }
}
