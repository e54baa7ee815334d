package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.DirectFetch;
import io.github.camelnetskope.campaign.MortalStore;
import io.github.camelnetskope.campaign.ScriptedTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands between a tenant and its clients may answer in its place, or carry requests out late.
 */
class GatewayRulesTest {
  private static final String EMPTY = "{\"ok\":1,\"result\":[]}";
  private static final CursorKey KEY =
      new CursorKey(
          Tenant.parse("acme.goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));

  private final VirtualTime time = new VirtualTime();
  private final ScriptedTransport tenant = new ScriptedTransport();
  private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  private final EventIterator iterator =
      new EventIterator(KEY, tenant, TokenSource.fixed("t"), time, 1 << 20);
  private boolean diskFull;
  private FeedCursor cursor = open("resend");

  private FeedCursor open(String startFrom) {
    var mortal = new MortalStore(store, () -> false, () -> diskFull, saved -> {});
    var opened =
        new FeedCursor(
            KEY,
            mortal.open(KEY),
            StartFrom.parse(startFrom),
            time,
            Duration.ofMinutes(10),
            new CursorRules());
    opened.takeOver();
    return opened;
  }

  private void restart() {
    cursor.close();
    cursor = open("resend");
  }

  private static String page(String id) {
    return "{\"ok\":1,\"result\":[{\"_id\":\"" + id + "\"}]}";
  }

  private Step fetch() {
    return DirectFetch.fetch(cursor, iterator).step();
  }

  private void fails() {
    assertThatThrownBy(this::fetch).isInstanceOf(NetskopeException.class);
  }

  /** The page is fetched, and done. */
  private void done() {
    assertThat(fetch()).isEqualTo(Step.PAGE);
    cursor.inHand().settle();
  }

  /** A cursor that has had the page a. */
  private void begun() {
    tenant.answer(200, EMPTY).answer(200, page("a"));
    assertThat(fetch()).isEqualTo(Step.EMPTY);
    done();
    tenant.operations().clear();
  }

  /** The same, of a tenant that never said "nothing" with an empty array. */
  private void begunWithAPage() {
    tenant.answer(200, page("a"));
    done();
    tenant.operations().clear();
  }

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
  void a_request_that_never_left_is_asked_again_as_it_was() {
    begun();
    tenant.fail(Reached.NOTHING).answer(200, page("b"));

    fails();
    done();

    assertThat(tenant.operations()).containsExactly("next", "next");
  }

  @ParameterizedTest
  @CsvSource({"408,", "500,", "503,", "200,html", ",PERHAPS_THE_TENANT", ",THE_ANSWER"})
  void an_unclear_end_puts_the_cursor_on_probation(Integer status, String end) {
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
  void a_stray_page_is_delivered_and_ends_the_probation() {
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
  void a_stray_page_that_could_not_be_saved_is_asked_for_again() {
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
  void a_late_request_is_found_also_when_nobody_asked_before_the_time_was_over() {
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
  void a_comparison_is_made_again_when_next_does_not_follow_at_once() {
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
  void a_comparison_is_made_again_when_next_never_left() {
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
  void a_next_that_brings_the_page_finished_last_may_be_an_answer_that_came_twice() {
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
  void a_restart_goes_on_with_what_is_left_of_a_probation() {
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
  void who_takes_over_in_requested_is_on_probation() {
    begun();
    cursor.announce(cursor.operation());
    restart();
    tenant.answer(200, page("a")).answer(200, page("b"));

    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();

    assertThat(cursor.comparesFirst()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"200,''", "204,''", "200,'{\"ok\":1}'", "200,'{\"ok\":1,\"result\":null}'"})
  void silence_is_never_believed_of_a_tenant_that_says_nothing_with_an_empty_array(
      int status, String body) {
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
  void a_silent_next_before_the_known_page_is_nothing_special() {
    begun();
    tenant.answer(204, "").answer(200, page("a")).answer(200, page("b")).answer(200, page("c"));

    assertThat(fetch()).isEqualTo(Step.UNRESOLVED);
    assertThat(fetch()).isEqualTo(Step.REPEATED);
    done();
    done();

    assertThat(tenant.operations()).containsExactly("next", "resend", "next", "next");
  }

  @Test
  void a_tenant_that_only_ever_says_nothing_by_silence_is_lived_with() {
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
  void a_page_found_behind_a_silence_at_the_start_may_have_been_delivered_before() {
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
  void a_silence_that_is_believed_is_asked_about_again_after_a_restart() {
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
  void a_first_resend_refused_by_somebody_else_does_not_mean_that_there_is_nothing(
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
  void a_first_resend_refused_in_the_tenants_words_is_believed_after_a_while() {
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

  @Test
  void a_silence_that_was_believed_is_not_believed_in_other_words() {
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
  void a_first_page_that_comes_once_more_may_hide_the_page_behind_it() {
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
