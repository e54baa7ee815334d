package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ends of a request may have moved the tenant's cursor: all of them. */
class CursorEffectTest {

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 422, 451, 499})
  void a_refusal_did_not_move_it(int status) {
    assertThat(effect(rejected(status))).isEqualTo(CursorEffect.NONE);
  }

  @Test
  void refusals_with_a_class_of_their_own_did_not_move_it() {
    assertThat(effect(new NetskopeException.Unauthorized("401"))).isEqualTo(CursorEffect.NONE);
    assertThat(effect(new NetskopeException.Forbidden("403"))).isEqualTo(CursorEffect.NONE);
    assertThat(effect(new NetskopeException.IndexInUse("409"))).isEqualTo(CursorEffect.NONE);
    assertThat(effect(new NetskopeException.RateLimited("429", RateLimit.UNKNOWN)))
        .isEqualTo(CursorEffect.NONE);
  }

  @Test
  void a_request_that_never_left_did_not_move_it() {
    assertThat(effect(new NetskopeException.Unreachable(false, "refused", new IOException())))
        .isEqualTo(CursorEffect.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 302, 307, 408})
  void a_redirect_an_error_within_200_or_a_gateways_timeout_may_have_moved_it(int status) {
    assertThat(effect(rejected(status))).isEqualTo(CursorEffect.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 512, 599})
  void a_failed_server_may_have_moved_it(int status) {
    assertThat(effect(new NetskopeException.ServerFailed(status, "5xx")))
        .isEqualTo(CursorEffect.UNKNOWN);
  }

  @Test
  void a_request_without_an_answer_may_have_moved_it() {
    assertThat(effect(new NetskopeException.Unreachable(true, "reset", new IOException())))
        .isEqualTo(CursorEffect.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 206})
  void an_answer_that_cannot_be_read_may_have_moved_it(int status) {
    assertThat(effect(new NetskopeException.MalformedAnswer(status, "cut")))
        .isEqualTo(CursorEffect.UNKNOWN);
  }

  @Test
  void resend_and_epoch_may_be_asked_again_whatever_happened() {
    var failure = new NetskopeException.ServerFailed(500, "5xx");
    assertThat(CursorEffect.of(new Resend(), failure)).isEqualTo(CursorEffect.NONE);
    assertThat(CursorEffect.of(new Epoch(0), failure)).isEqualTo(CursorEffect.NONE);
  }

  private static CursorEffect effect(NetskopeException failure) {
    return CursorEffect.of(new Next(), failure);
  }

  private static NetskopeException rejected(int status) {
    return new NetskopeException.RequestRejected(status, "", List.of(), "rejected");
  }
}
