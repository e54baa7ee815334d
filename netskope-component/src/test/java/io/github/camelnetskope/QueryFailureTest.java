package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.simulator.Fault;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error has its exception; a query is repeated when that is safe. */
class QueryFailureTest extends QueryRouteTest {
  private NetskopeException failure(String endpoint, int status, String body, String... options) {
    answers(endpoint, status, body);
    String all = String.join("&", options);
    String uri = uri(endpoint, "maxRetries=0" + (all.isEmpty() ? "" : "&" + all));
    Exception failure = send(uri).getException();
    assertThat(failure).isInstanceOf(NetskopeException.class);
    return (NetskopeException) failure;
  }

  @Test
  void an_error_in_a_200_is_a_rejection_with_all_that_the_tenant_says() throws IOException {
    var failure =
        failure(
            "updateFileHashList",
            200,
            sample("test_update_file_hash_list_bad"),
            "name=x",
            "list=" + "a".repeat(32));

    assertThat(failure)
        .isInstanceOfSatisfying(
            NetskopeException.RequestRejected.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo("General Error");
              assertThat(e.messages()).containsExactly("name not passed", "list not passed");
            })
        .hasMessageContaining("name not passed; list not passed");
  }

  @Test
  void a_token_that_is_not_known_is_rejected_with_advice() throws IOException {
    var failure = failure("clients", 200, sample("v1_invalid_token"));

    assertThat(failure)
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("Invalid REST API Token")
        .hasMessageContaining("renew it");
  }

  @ParameterizedTest
  @CsvSource({
    "302, RequestRejected",
    "401, Unauthorized",
    "403, Forbidden",
    "404, RequestRejected",
    "410, RequestRejected",
    "429, RateLimited",
    "500, ServerFailed",
    "503, ServerFailed",
    "512, RateLimited",
    "204, MalformedAnswer"
  })
  void each_status_has_its_exception_with_the_text_of_the_answer(int status, String exception) {
    String body = "{\"status\":\"error\",\"errors\":[\"first reason\",\"second reason\"]}";

    var failure = failure("clients", status, status == 204 ? "" : body);

    assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(failure.statusCode()).contains(status);
    if (status != 204) {
      assertThat(failure).hasMessageContaining("first reason; second reason");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Sign in</body></html>",
        "{\"status\":\"success\",\"data\":[{\"_id\":\"secret",
        "\"WRONG JSON\"",
        "{\"message\":\"hello\"}"
      })
  void a_body_that_is_not_an_answer_is_malformed_and_not_quoted(String body) {
    assertThat(failure("clients", 200, body))
        .isInstanceOf(NetskopeException.MalformedAnswer.class)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("Sign in");
  }

  @Test
  void reading_is_repeated_until_it_works() {
    tenant().faults().on("v1/clients").times(2).inject(Fault.status(503));
    tenant().faults().on("v1/clients").inject(Fault.dropBeforeAnswer());

    Exchange answer = send(uri("clients", "limit=1"));

    assertThat(text(answer)).startsWith("[{");
    assertThat(tenant().journal().size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "drop", "cut"})
  void a_change_with_an_unknown_outcome_is_sent_once_and_the_exception_says_so(String fault) {
    Fault unclear =
        switch (fault) {
          case "drop" -> Fault.dropAfterAdvance();
          case "cut" -> Fault.cutBody(5);
          default -> Fault.status(500).afterAdvance();
        };
    tenant().faults().on("v1/updateUrlList").inject(unclear);

    Exchange answer = send(uri("updateUrlList", "name=Blocked", "list=a.example"));

    assertThat(answer.getException())
        .isInstanceOf(NetskopeException.class)
        .hasMessageContaining("Whether it happened is unclear, so it was not repeated");
    assertThat(tenant().journal().size()).isEqualTo(1);
    assertThat(tenant().tenant().v1().urlLists().entries("Blocked")).containsExactly("a.example");
  }

  @Test
  void a_change_refused_by_the_rate_limit_is_sent_again() {
    tenant().faults().on("v1/quarantine").inject(Fault.status(429).beforeAdvance());

    Exchange answer =
        send(
            uri(
                "quarantine",
                "op=take-action",
                "fileId=file-1",
                "quarantineProfileId=1",
                "action=block"));

    assertThat(answer.getException()).isNull();
    assertThat(tenant().tenant().v1().quarantineActions()).containsEntry("file-1", "block");
    assertThat(tenant().journal().size()).isEqualTo(2);
  }
}
