package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetskope.client.NetskopeException.RequestRejected;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an answer that reports an error. */
class TenantsWordsTest {
  private static final Secret TOKEN = new Secret("s3cret");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"ok\":0,\"result\":\"Internal error: query timeout\"} | ok=0: Internal error: query"
            + " timeout",
        "{\"result\":\"Internal error: query timeout\",\"ok\":0} | ok=0: Internal error: query"
            + " timeout",
        "{\"ok\":0,\"errors\":[\"a\",\"b\"]}                    | ok=0: a; b",
        "{\"ok\":0,\"data\":{\"x\":[1]},\"message\":\"boom\"}   | ok=0: boom",
        "{\"ok\":false,\"error_description\":\"boom\"}          | ok=false: boom",
        "{\"ok\":0,\"result\":[{\"_id\":\"r1\"}]}               | ok=0",
        "{\"status\":\"error\",\"message\":\"boom\"}            | status=error: boom",
        "{\"status\":\"Error\",\"error_message\":\"boom\"}      | status=Error: boom",
        "{\"status\":\"error\",\"errorCode\":\"E1\",\"errors\":[\"a\"]} | status=error, E1: a",
      })
  void the_text_of_the_tenant_is_in_the_exception(String answer, String words) {
    var failure = catchThrowableOfType(RequestRejected.class, () -> page(answer));

    assertThat(failure).hasMessageEndingWith("HTTP 200, \"" + words + "\"");
  }

  @Test
  void no_record_is_in_the_exception() {
    var failure =
        catchThrowableOfType(
            RequestRejected.class,
            () -> page("{\"ok\":0,\"result\":[{\"message\":\"jane.doe\"}],\"message\":\"boom\"}"));

    assertThat(failure).hasMessageNotContaining("jane.doe").hasMessageContaining("boom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":\"Internal error: query timeout\",\"status\":400}",
        "{\"errorMsg\":\"Internal error: query timeout\"}",
        "{\"detail\":\"Internal error: query timeout\"}",
        "{\"data\":[1,{\"message\":\"x\"}],\"message\":[\"Internal error: query timeout\"]}"
      })
  void an_answer_with_an_error_status_has_the_text_too(String answer) {
    assertThat(ErrorBody.of(response(answer)).text(TOKEN::maskIn))
        .isEqualTo("Internal error: query timeout");
  }

  @Test
  void a_token_that_the_tenant_repeats_is_masked_before_the_text_is_cut() {
    String answer = "{\"message\":\"" + "x".repeat(497) + " s3cret " + "y".repeat(500) + "\"}";

    ErrorBody body = ErrorBody.of(response(answer));

    assertThat(body.text(TOKEN::maskIn)).hasSize(503).doesNotContain("s3").endsWith("...");
    assertThat(body.messages(TOKEN::maskIn))
        .singleElement()
        .satisfies(message -> assertThat(message).hasSize(503).doesNotContain("s3"));
  }

  @Test
  void at_most_20_messages_of_an_answer_are_kept() {
    String answer = "{\"errors\":[" + "\"boom\",".repeat(1000) + "\"boom\"]}";

    List<String> messages = ErrorBody.of(response(answer)).messages(TOKEN::maskIn);

    assertThat(messages).hasSize(20);
  }

  private static ApiResponse response(String body) {
    return new ApiResponse(500, ApiHeaders.of(Map.of()), body.getBytes(UTF_8));
  }
}
