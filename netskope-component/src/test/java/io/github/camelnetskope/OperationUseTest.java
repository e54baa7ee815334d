package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.QueryInterruptedException;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What routes rely on when they call REST API v2. */
class OperationUseTest extends OperationRouteTest {
  private static final String ALERTS = "events/data/alert";

  private JournalEntry asked(int number) {
    return tenant().journal().entries().get(number);
  }

  @Test
  void the_body_of_the_exchange_is_never_taken_for_parameters() {
    Map<String, Object> record = Map.of("query", "user eq 'x'", "limit", 1, "id", 3);

    Exchange answer = send(v2(ALERTS, WINDOW), record, Map.of());

    assertThat(text(answer)).startsWith("[{");
    assertThat(asked(0).parameters()).containsOnlyKeys("starttime", "endtime");
  }

  @Test
  void headers_override_options_and_a_window_as_a_whole() {
    Map<String, Object> headers =
        Map.of(
            NetskopeConstants.LIMIT, 3,
            NetskopeConstants.INSERTION_START_TIME, 1700000000,
            NetskopeConstants.INSERTION_END_TIME, 1800000000,
            NetskopeConstants.PARAMETERS, Map.of("limit", 9, "skip", 2, "param.fields", "user"));

    send(v2(ALERTS, WINDOW, "limit=8"), null, headers);

    assertThat(asked(0).parameters())
        .isEqualTo(
            Map.of(
                "limit", "3",
                "offset", "2",
                "fields", "user",
                "insertionstarttime", "1700000000",
                "insertionendtime", "1800000000"));
  }

  @Test
  void the_token_is_in_the_header_only() {
    send(v2("incidents/uba/getuci"), "{\"users\":[]}", Map.of());

    assertThat(asked(0).headers()).containsEntry("Netskope-Api-Token", "***");
    assertThat(asked(0).parameters()).isEmpty();
    assertThat(asked(0).path()).doesNotContain(NetskopeSimulator.TOKEN);
  }

  @Test
  void pages_are_fetched_when_needed_within_a_fixed_window() {
    Exchange answer = send(v2(ALERTS, "startTime=-P900D", "paginate=true", "limit=5"));
    Iterator<?> records = answer.getMessage().getBody(Iterator.class);
    for (int i = 0; i < 5; i++) {
      records.next();
    }

    assertThat(tenant().journal().size()).isEqualTo(1);
    records.forEachRemaining(record -> {});
    List<JournalEntry> entries = tenant().journal().entries();
    assertThat(entries).extracting(e -> e.parameters().get("offset")).startsWith("0", "5", "10");
    assertThat(Set.copyOf(entries.stream().map(e -> e.parameters().get("endtime")).toList()))
        .hasSize(1);
    long held =
        System.currentTimeMillis() / 1000 - Long.parseLong(asked(0).parameters().get("endtime"));
    assertThat(held).isGreaterThanOrEqualTo(300);
  }

  @Test
  void a_failure_between_pages_says_how_far_it_came_and_the_rest_can_be_asked_for() {
    tenant().faults().on("v2/" + ALERTS).after(2).inject(Fault.okZero());
    String uri = v2(ALERTS, WINDOW, "paginate=true", "limit=5");
    List<Object> seen = new ArrayList<>();

    Iterator<?> records = send(uri).getMessage().getBody(Iterator.class);
    var interrupted =
        catchThrowableOfType(
            QueryInterruptedException.class, () -> records.forEachRemaining(seen::add));

    assertThat(interrupted.delivered()).isEqualTo(10);
    assertThat(interrupted).hasMessageContaining("continue with skip=10");
    assertThat(interrupted).hasCauseInstanceOf(NetskopeException.RequestRejected.class);
    Exchange rest =
        send(
            v2(ALERTS, "paginate=true"),
            null,
            Map.of(NetskopeConstants.PARAMETERS, interrupted.rest()));
    Iterator<?> others = rest.getMessage().getBody(Iterator.class);
    others.forEachRemaining(seen::add);
    assertThat(seen).doesNotHaveDuplicates().hasSize(RECORDS);
  }

  @Test
  void a_read_is_repeated_and_a_write_that_may_have_happened_is_not() {
    tenant().faults().on("v2/" + ALERTS).inject(Fault.status(503));
    tenant()
        .faults()
        .on("v2/events/token/transaction_events")
        .always()
        .inject(Fault.dropAfterAdvance());

    assertThat(text(send(v2(ALERTS, WINDOW)))).startsWith("[{");
    Exchange token = send(v2("events/token/transaction_events", "param.regenerate=true"));

    assertThat(tenant().journal().entries("v2/" + ALERTS)).hasSize(2);
    assertThat(tenant().journal().entries("v2/events/token/transaction_events")).hasSize(1);
    assertThat(token.getException())
        .isInstanceOf(NetskopeException.Unreachable.class)
        .hasMessageContaining("Whether it happened is unclear");
  }

  @Test
  void too_many_requests_are_asked_again_later() {
    tenant().faults().on("v2/" + ALERTS).inject(Fault.status(429));

    assertThat(text(send(v2(ALERTS, WINDOW)))).startsWith("[{");
    assertThat(tenant().journal().count(429)).isEqualTo(1);
  }

  @Test
  void nothing_found_in_the_cloud_app_service_is_an_empty_list() {
    assertThat(text(send(v2("services/cci/app", "param.apps=unknown")))).isEqualTo("[]");
  }

  @Test
  void an_unknown_path_is_called_as_it_is() {
    Exchange whole = send(v2("infrastructure/publishers/2"));
    Exchange body =
        send(v2("infrastructure/lbrokers/2", "method=PUT"), Map.of("a", List.of(1)), Map.of());

    assertThat(text(whole)).startsWith("{\"data\":{\"publisher_id\":2");
    assertThat(body.getException())
        .hasMessageContaining("This tenant has no PUT /api/v2/infrastructure/lbrokers/2");
    assertThat(asked(1).method()).isEqualTo("PUT");
  }

  @Test
  void an_answer_for_a_part_of_the_hashes_is_accepted() {
    String known = "0".repeat(32);
    Map<String, Object> body = Map.of("hash", List.of(known, "f".repeat(32)));

    Exchange answer = send(v2("nsiq/retrohunt/ioc/getinfo", "bodyType=MAP"), body, Map.of());

    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE)).isEqualTo(206);
    assertThat(answer.getMessage().getBody()).asString().contains(known).doesNotContain("ffff");
  }

  @Test
  void maps_are_read_where_they_are_wanted() {
    Exchange list = send(v2("policy/urllist", "id=1", "bodyType=MAP"));

    assertThat(list.getMessage().getBody()).extracting("name").isEqualTo("list 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy/urllist       | op=purge          | op: was 'purge', allowed is one of list, get
          policy/urllist       | method=POST       | method: was 'POST', allowed is no value
          policy/urllist       | op=list&limit=3   | limit: was '3', allowed is no value: the parameters of v2/policy/urllist op=list are param.pending, param.field
          policy/urllist       | paginate=true     | paginate: was 'true', allowed is false
          events/data/alert    | limit=5001        | limit: was '5001', allowed is a whole number from 1 to 5000
          events/data/alert    | type=worm         | type: was 'worm', allowed is one of anomaly
          events/data/alert    | timePeriod=3600   | timePeriod: was '3600', allowed is no value
          events/data/alert    | param.token=x     | token: was '...', allowed is the option token
          some/thing           | op=list           | op: was 'list', allowed is no value: some/thing is not known by name
          some/thing           | method=FETCH      | method: was 'FETCH', allowed is one of GET
          some/../thing        | method=GET        | resource: was 'some/../thing'
          events/dataexport/events/alert | limit=1 | allowed is no path of the iterator
          """)
  void options_that_the_tenant_would_refuse_fail_at_creation(
      String path, String options, String refusal) {
    assertThatThrownBy(() -> context.getEndpoint(v2(path, options)))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy/urllist        | op=get          | id: was '', allowed is a text that is not blank; required by v2/policy/urllist op=get
          events/data/alert     | limit=1         | startTime: was '', allowed is exactly one time window: startTime with endTime, or insertionStartTime with insertionEndTime
          events/data/alert     | startTime=1     | endTime: was ''
          events/datasearch/page | limit=1        | startTime: was '', allowed is startTime with endTime
          incidents/uba/getuci  | maxRetries=0    | body: was '', allowed is JSON or a map
          """)
  void an_invalid_option_that_no_exchange_overrides_is_refused_without_a_request(
      String path, String options, String refusal) {
    assertThat(send(v2(path, options)).getException()).hasMessageContaining(refusal);
    assertThat(tenant().journal().size()).isZero();
  }
}
