package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.simulator.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of an error in REST API v2. */
class OperationErrorsTest extends OperationRouteTest {

  private Throwable failure(String path, String... options) {
    Throwable failure = send(v2(path, options)).getException();
    assertThat(failure).isInstanceOf(NetskopeException.class);
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          events/data/alert            | query=)(              | HTTP 200, "ok 0: Invalid query"
          events/datasearch/alert      | query=)(              | HTTP 200, "FAILED: Invalid query field"
          events/datasearch/alert      | param.fields=nonexistent | HTTP 400, "bad request; unrecognized field ...
          steering/apps/private        | id=233                | HTTP 200, "error: No private app with id '...' is found."
          infrastructure/publishers    | id=7                  | HTTP 200, "not found"
          incidents/dlpincidents       | op=forensics&id=404   | HTTP 200, "error: Incident's Forensic File not found in destination."
          incidents/dlpincidents       | op=originalFile&id=400 | HTTP 400, "Incident not found."
          incidents/malwareanalysis    | op=reports&id=1       | HTTP 400, "Invalid md5"
          nsiq/retrohunt/ioc/info      | param.hash=1          | HTTP 400, "hash must be an md5 or a sha256"
          rbac/roles                   | id=99                 | HTTP 404, "Invalid Role Id
          steering/ipsec/pops          | param.lat=1           | HTTP 400, "one filter at a time"
          nsiq/url/recategorizations   | id=none               | "task not found"
          policy/urllist               | id=99                 | This id may not exist
          incidents/anomalies          | id=none               | "anomaly does not exist"
          scim/Users                   | id=none               | "Resource not found"
          """)
  void a_refusal_has_the_text_of_the_tenant(String path, String options, String text) {
    String window = path.startsWith("events/") ? WINDOW : "maxRetries=0";

    Throwable failure = failure(path, window, options);

    assertThat(failure)
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining(text);
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @Test
  void a_missing_scope_is_named() {
    tenant().tenant().tokens().forbid("v2/policy/urllist");

    assertThat(failure("policy/urllist", "id=1"))
        .isInstanceOf(NetskopeException.Forbidden.class)
        .hasMessageContaining(
            "The role of the token has to cover urllist (/api/v2/policy/urllist/{id})"
                + " with the right to read");
  }

  @Test
  void a_read_that_needs_the_right_to_write_says_so() {
    tenant().tenant().tokens().forbid("v2/nsiq/retrohunt/ioc/getinfo");

    Throwable failure =
        send(v2("nsiq/retrohunt/ioc/getinfo"), "{\"hash\":[]}", Map.of()).getException();

    assertThat(failure)
        .isInstanceOf(NetskopeException.Forbidden.class)
        .hasMessageContaining("nsiq (/api/v2/nsiq/retrohunt/ioc/getinfo) with the right to write");
  }

  @Test
  void an_existing_device_tag_is_refused_with_the_text_of_its_service() {
    Throwable failure =
        send(v2("devices/device/tags", "op=create"), Map.of("name", "TAG 1"), Map.of())
            .getException();

    assertThat(failure)
        .isInstanceOf(NetskopeException.RequestRejected.class)
        .hasMessageContaining("HTTP 400, \"a tag with this name exists\"");
  }

  @Test
  void a_refused_token_is_reported_as_such() {
    tenant().tenant().tokens().replaceBy("another");

    assertThat(failure("policy/urllist"))
        .isInstanceOf(NetskopeException.Unauthorized.class)
        .hasMessageContaining("unknown or expired");
  }

  @Test
  void a_path_that_the_tenant_does_not_have_is_reported_as_missing() {
    tenant().faults().on("v2/policy/urllist").inject(Fault.status(404));

    assertThat(failure("policy/urllist"))
        .hasMessageContaining("This tenant has no GET /api/v2/policy/urllist: its page /apidocs/");
  }

  @Test
  void a_limit_is_named() {
    tenant().faults().on("v2/scim/Users").always().inject(Fault.status(429));

    assertThat(failure("scim/Users", "maxRetries=0"))
        .isInstanceOf(NetskopeException.RateLimited.class)
        .hasMessageContaining("the limit is 4 in 1 s");
  }

  @Test
  void a_failure_that_denies_a_permission_is_not_repeated() {
    tenant()
        .faults()
        .on("v2/scim/Users")
        .always()
        .inject(Fault.status(500, "application/json", "{\"message\":\"Permission denied\"}"));

    assertThat(failure("scim/Users")).isInstanceOf(NetskopeException.RequestRejected.class);
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{\"result\":null}'", "'{\"result\":{}}'", "'{\"result\":[]} x'", "'<html>'"})
  void an_answer_without_the_list_is_malformed(String body) {
    tenant()
        .faults()
        .on("v2/events/data/page")
        .always()
        .inject(Fault.status(200, "application/json", body));

    assertThat(failure("events/data/page", WINDOW))
        .isInstanceOf(NetskopeException.MalformedAnswer.class);
  }

  @Test
  void an_error_does_not_quote_the_request() {
    tenant()
        .faults()
        .on("v2/nsiq/urllookup")
        .always()
        .inject(
            Fault.status(
                400,
                "application/json",
                "{\"message\":[[\"secret.example\",\"is a duplicate\"]]}"));

    Throwable failure =
        send(v2("nsiq/urllookup"), "{\"query\":{\"urls\":[\"secret.example\"]}}", Map.of())
            .getException();

    assertThat(failure).hasMessageContaining("is a duplicate").hasMessageNotContaining("secret");
  }
}
