package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an answer without a page means that there is none. */
class SilenceTest extends GatewayRig {
  @ParameterizedTest
  @CsvSource({"200,''", "204,''", "200,'{\"ok\":1}'", "200,'{\"ok\":1,\"result\":null}'"})
  void an_answer_without_a_result_is_never_accepted_after_an_empty_array(int status, String body) {
    begun();
    for (int i = 0; i < 9; i++) {
      tenant.answer(status, body);
    }
    tenant.answer(200, page("owed"));

    for (int i = 0; i < 5; i++) {
      assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(fetch()).isEqualTo(Step.UNCONFIRMED);
    }
    done();

    assertThat(tenant.operations()).startsWith("next").hasSize(10);
    assertThat(tenant.operations().subList(1, 10)).containsOnly("resend");
  }

  @Test
  void a_next_without_a_result_before_the_known_page_changes_nothing() {
    begun();
    tenant.answer(204, "").answer(200, page("a")).answer(200, page("b")).answer(200, page("c"));

    assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next", "next");
  }

  @Test
  void a_tenant_that_always_answers_without_a_result_loses_no_record() {
    begunWithAPage();
    for (int i = 0; i < 6; i++) {
      tenant.answer(204, "");
    }
    tenant.answer(204, "").answer(204, "").answer(200, page("b"));

    for (int i = 0; i < 5; i++) {
      assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    }
    assertThat(fetch()).as("the fifth resend").isEqualTo(Step.EMPTY);
    assertThat(fetch()).as("next").isEqualTo(Step.EMPTY);
    assertThat(fetch()).as("resend before next").isEqualTo(Step.EMPTY);
    done();

    assertThat(tenant.operations())
        .containsExactly(
            "next", "resend", "resend", "resend", "resend", "resend", "next", "resend", "next");
  }

  @Test
  void a_page_after_answers_without_a_result_at_the_start_is_marked_redelivered() {
    for (int i = 0; i < 6; i++) {
      tenant.answer(204, "");
    }
    tenant.answer(200, page("a"));
    for (int i = 0; i < 6; i++) {
      fetch();
    }

    assertThat(fetch()).isEqualTo(Step.PAGE);

    assertThat(tenant.operations()).endsWith("next", "resend");
    assertThat(cursor.inHand().owed().orElseThrow().redelivered(0)).isTrue();
  }

  @Test
  void an_accepted_answer_without_a_result_is_checked_again_after_a_restart() {
    begunWithAPage();
    for (int i = 0; i < 6; i++) {
      tenant.answer(204, "");
    }
    tenant.answer(200, page("owed"));
    for (int i = 0; i < 6; i++) {
      fetch();
    }

    restart();
    done();

    assertThat(tenant.operations()).endsWith("resend", "resend");
  }

  @ParameterizedTest
  @CsvSource({"407,<html>", "404,<html>", "400,<html>", "400,''", "403,'{\"message\":\"no\"}'"})
  void a_first_resend_refused_by_a_gateway_does_not_mean_that_there_is_nothing(
      int status, String body) {
    for (int i = 0; i < 5; i++) {
      tenant.answer(status, body);
    }
    tenant.answer(200, page("owed"));

    for (int i = 0; i < 5; i++) {
      fails();
    }
    done();

    assertThat(tenant.operations()).hasSize(6).containsOnly("resend");
  }

  @Test
  void a_first_resend_refused_in_the_tenants_form_is_accepted_after_five_times() {
    for (int i = 0; i < 5; i++) {
      tenant.answer(400, "{\"message\":\"no page yet\"}");
    }
    tenant.answer(200, page("a"));

    for (int i = 0; i < 4; i++) {
      assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    }
    assertThat(fetch()).isEqualTo(Step.EMPTY);
    done();
    assertThat(tenant.operations()).endsWith("resend", "next");
  }

  @Test
  void an_answer_without_a_result_in_another_form_is_not_accepted() {
    begunWithAPage();
    for (int i = 0; i < 6; i++) {
      tenant.answer(204, "");
    }
    tenant.answer(200, "{\"ok\":1}").answer(200, "{\"ok\":1}").answer(200, page("b"));

    for (int i = 0; i < 5; i++) {
      assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    }
    assertThat(fetch()).isEqualTo(Step.EMPTY);
    fetch();
    assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    done();

    assertThat(tenant.operations()).endsWith("resend", "next", "resend", "resend");
  }

  @Test
  void a_repeated_first_page_may_hide_the_page_after_it() {
    begunWithAPage();
    tenant.answer(200, page("a")).answer(200, page("b"));

    assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend");
  }

  @Test
  void a_tenant_that_gives_its_first_page_to_resend_and_to_next_loses_and_repeats_nothing() {
    begunWithAPage();
    tenant.answer(200, page("a")).answer(200, page("a")).answer(200, page("b"));

    assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next");
  }

  @Test
  void pages_are_numbered_and_a_page_that_comes_again_keeps_its_number() {
    begun();
    tenant.answer(200, page("b"));
    fetch();
    restart();
    tenant.answer(200, page("b"));
    fetch();

    try (var entry = store.open(KEY)) {
      assertThat(entry.load().orElseThrow().history().pages()).isEqualTo(2);
    }
  }
}
