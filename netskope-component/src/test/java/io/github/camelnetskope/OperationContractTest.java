package io.github.camelnetskope;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.client.OperationTable;
import io.github.camelnetskope.simulator.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the table is understood by a tenant, and its answer is understood here. */
class OperationContractTest extends OperationRouteTest {

  /**
   * A call of an operation.
   *
   * @param options of the URI; blank for none
   * @param body of the exchange; blank for none
   * @param answer how the body begins that comes back
   */
  private record Sample(String options, String body, String answer) {}

  private static final Map<String, Sample> SAMPLES =
      Map.ofEntries(
          entry("events/token/transaction_events get", new Sample("", "", "{\"subscription\"")),
          entry(
              "events/metrics/transactionevents get",
              new Sample("param.hours=24", "", "{\"subscription/backlog_message_count\"")),
          entry("events/datasearch/clientstatus list", new Sample("", "", "[{\"_id\"")),
          entry("policy/urllist list", new Sample("", "", "[{\"id\":1")),
          entry("policy/urllist get", new Sample("id=2", "", "{\"id\":2")),
          entry(
              "incidents/dlpincidents forensics",
              new Sample("op=forensics&id=7", "", "{\"content\"")),
          entry("incidents/dlpincidents notes", new Sample("op=notes&id=7", "", "[{\"note_id\"")),
          entry(
              "incidents/uba/getuci get",
              new Sample("", "{\"users\":[\"a@example.com\"]}", "[{\"userId\":\"a@example.com\"")),
          entry(
              "ubadatasvc/user/uci get",
              new Sample("", "{\"user\":\"a@example.com\"}", "{\"userId\":\"a@example.com\"")),
          entry("incidents/anomalies get", new Sample("id=a3", "", "{\"anomalyId\":\"a3\"")),
          entry(
              "incidents/users/getanomalies list",
              new Sample("", "{\"users\":[\"a@example.com\"]}", "[{\"anomalyId\":\"a1\"")),
          entry("casbapi/incidents/quarantine list", new Sample("", "", "[{\"id\":\"aB1==\"")),
          entry(
              "nsiq/urllookup get",
              new Sample("", "{\"query\":{\"urls\":[\"b.example\"]}}", "[{\"url\":\"b.example\"")),
          entry("services/cci/app list", new Sample("param.category=Any", "", "[{\"id\":1")),
          entry("services/cci/tags get", new Sample("param.apps=Box", "", "{\"Box\"")),
          entry("steering/apps/private list", new Sample("", "", "[{\"app_id\":1")),
          entry("steering/apps/private get", new Sample("id=3", "", "{\"app_id\":3")),
          entry("infrastructure/publishers list", new Sample("", "", "[{\"publisher_id\":1")),
          entry("infrastructure/publishers get", new Sample("id=2", "", "{\"publisher_id\":2")),
          entry("scim/Users list", new Sample("", "", "[{\"id\":\"u-1\"")),
          entry("scim/Users get", new Sample("id=u-2", "", "{\"id\":\"u-2\"")),
          entry("scim/Groups list", new Sample("", "", "[{\"id\":\"g-1\"")),
          entry("scim/Groups get", new Sample("id=g-2", "", "{\"id\":\"g-2\"")));

  private static String name(Operation operation) {
    return operation.resource() + " " + operation.op();
  }

  private static Sample sample(Operation operation) {
    boolean events = operation.windowRequired();
    return events ? new Sample(WINDOW, "", "[{\"") : SAMPLES.get(name(operation));
  }

  static List<Operation> operations() {
    return OperationTable.all();
  }

  static Stream<Operation> paged() {
    return OperationTable.all().stream().filter(Operation::isPaged);
  }

  private Exchange call(Operation operation, String... more) {
    Sample sample = sample(operation);
    assertThat(sample).as("a sample of %s", name(operation)).isNotNull();
    String options = sample.options().isEmpty() ? "param.x=y" : sample.options();
    String uri = v2(operation.resource(), options, String.join("&", more));
    return send(uri, sample.body().isEmpty() ? null : sample.body(), Map.of());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void each_operation_is_answered(Operation operation) {
    Exchange answer = call(operation, "maxRetries=0");

    assertThat(text(answer)).startsWith(sample(operation).answer());
    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE)).isEqualTo(200);
    JournalEntry asked = tenant().journal().entries().get(0);
    assertThat(asked.method()).isEqualTo(operation.method());
    assertThat(tenant().journal().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("paged")
  void each_paged_operation_gives_all_records_once(Operation operation) {
    Exchange answer = call(operation, "paginate=true", "limit=10");

    Set<Object> seen = new HashSet<>();
    List<Object> all = new ArrayList<>();
    Iterator<?> records = answer.getMessage().getBody(Iterator.class);
    records.forEachRemaining(all::add);
    assertThat(all).hasSize(operation.windowRequired() ? RECORDS : 12).allMatch(seen::add);
  }

  @Test
  void no_sample_is_left_over() {
    assertThat(OperationTable.all().stream().map(OperationContractTest::name))
        .containsAll(SAMPLES.keySet());
  }
}
