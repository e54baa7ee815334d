package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a request with an unknown outcome: it may still be carried out. */
class ProbationTest extends GatewayRig {
  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 407, 409, 410, 429})
  void a_refused_next_may_have_moved_the_cursor(int status) {
    begun();
    tenant.answer(status, "").answer(200, page("b")).answer(200, page("c"));

    fails();
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next");
  }

  @Test
  void a_request_that_was_not_sent_is_repeated_unchanged() {
    begun();
    tenant.fail(Reached.NOTHING).answer(200, page("b"));

    fails();
    done();

    assertThat(tenant.operations()).containsExactly("next", "next");
  }

  @ParameterizedTest
  @CsvSource({"408,", "500,", "503,", "200,html", ",PERHAPS_THE_TENANT", ",THE_ANSWER"})
  void a_request_with_an_unknown_outcome_puts_the_cursor_on_probation(Integer status, String end) {
    begun();
    if (status == null) {
      tenant.fail(Reached.valueOf(end));
    } else {
      tenant.answer(status, end == null ? "" : "<html></html>");
    }
    tenant.answer(200, page("a")).answer(200, page("b"));
    tenant.answer(200, page("b")).answer(200, page("c"));

    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next", "resend", "next");
  }

  @Test
  void a_late_page_is_delivered_and_ends_the_probation() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("b"));
    tenant.answer(200, page("stray")).answer(200, page("c")).answer(200, page("d"));

    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    done();
    done();
    done();

    assertThat(tenant.operations())
        .containsExactly("next", "resend", "next", "resend", "next", "next");
  }

  /** A request that was given up may still come, and the page before it is known. */
  private void onProbation() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a"));
    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    tenant.operations().clear();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 403})
  void the_page_of_a_refused_or_silent_next_does_not_end_the_probation(int status) {
    onProbation();
    tenant.answer(status, "").answer(200, page("b")).answer(200, page("stray"));

    if (status == 204) {
      assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    } else {
      fails();
    }
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "resend");
  }

  @Test
  void a_page_that_is_delivered_again_after_a_crash_does_not_end_the_probation() {
    onProbation();
    tenant.answer(200, page("b")).answer(200, page("b")).answer(200, page("stray"));

    assertThat(fetch()).isEqualTo(Step.PAGE);
    restart();
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "resend");
  }

  @Test
  void a_late_page_that_could_not_be_saved_is_requested_again() {
    onProbation();
    cursor.announce(cursor.operation());
    assertThatThrownBy(
            () -> cursor.failed(new Next(), new NetskopeException.IndexInUse("never left")))
        .isInstanceOf(NetskopeException.class);
    tenant.answer(200, page("stray")).answer(200, page("stray")).answer(200, page("b"));

    diskFull = true;
    assertThatThrownBy(this::fetch).isInstanceOf(CheckpointException.class);
    diskFull = false;
    time.pass(Duration.ofMinutes(11));
    done();
    done();

    assertThat(tenant.operations()).containsExactly("resend", "resend", "next");
  }

  @Test
  void probation_ends_with_a_comparison_after_its_time() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("b"));
    tenant.answer(200, page("b")).answer(200, page("c")).answer(200, page("d"));
    fails();
    fetch();
    done();

    time.pass(Duration.ofMinutes(10));
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    done();

    assertThat(tenant.operations())
        .containsExactly("next", "resend", "next", "resend", "next", "next");
  }

  @Test
  void a_late_request_is_found_also_when_probation_ended_without_a_request() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("b"));
    tenant.answer(200, page("stray"));
    fails();
    fetch();
    done();

    time.pass(Duration.ofMinutes(10));
    assertThat(fetch()).isEqualTo(Step.PAGE);

    assertThat(tenant.operations()).containsExactly("next", "resend", "next", "resend");
  }

  @Test
  void a_comparison_is_repeated_when_next_does_not_follow_at_once() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a"));
    tenant.answer(200, page("stray"));
    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);

    time.pass(Duration.ofMinutes(1));
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "resend");
  }

  @Test
  void a_comparison_is_repeated_when_next_was_not_sent() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).fail(Reached.NOTHING);
    tenant.answer(200, page("stray"));
    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);

    fails();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next", "resend");
  }

  @Test
  void a_next_that_brings_the_page_finished_last_may_be_a_second_copy_of_an_answer() {
    begun();
    tenant.answer(200, page("a")).answer(200, page("b")).answer(200, page("c"));

    assertThat(fetch()).isEqualTo(Step.PAGE);
    assertThat(cursor.inHand().owed().orElseThrow().redelivered(0)).isTrue();
    cursor.inHand().settle();
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next");
  }

  @Test
  void a_restart_continues_the_probation_for_its_remaining_time() {
    begun();
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("b"));
    fails();
    time.pass(Duration.ofMinutes(4));
    fetch();
    done();
    restart();
    tenant.answer(200, page("b")).answer(200, page("b"));
    time.pass(Duration.ofMinutes(5));
    fetch();
    assertThat(cursor.comparesFirst()).isTrue();
    time.pass(Duration.ofMinutes(2));
    fetch();
    assertThat(cursor.comparesFirst()).isFalse();
  }

  @Test
  void an_owner_that_takes_over_in_requested_is_on_probation() {
    begun();
    cursor.announce(cursor.operation());
    restart();
    tenant.answer(200, page("a")).answer(200, page("b"));

    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();

    assertThat(cursor.comparesFirst()).isTrue();
  }

  @Test
  void the_page_of_a_late_epoch_does_not_end_the_probation_of_a_late_next() {
    cursor.close();
    cursor = open("2026-02-01T00:00:00Z");
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("a"));
    tenant.fail(Reached.PERHAPS_THE_TENANT).answer(200, page("a")).answer(200, page("b"));
    tenant.answer(200, page("a")).answer(200, page("a"));

    fails();
    done();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    fails();
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    done();
    assertThat(fetch()).isEqualTo(Step.REPEATED);

    assertThat(tenant.operations()).endsWith("next", "resend", "next", "resend", "resend");
  }
}
