package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.OperationSamples.Sample;
import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.client.OperationEffect;
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

  static List<Operation> operations() {
    return OperationTable.all();
  }

  static Stream<Operation> paged() {
    return OperationTable.all().stream().filter(Operation::isPaged);
  }

  private Exchange call(Operation operation, String... more) {
    Sample sample = OperationSamples.of(operation);
    String options = sample.options().isEmpty() ? "param.x=y" : sample.options();
    String uri = v2(operation.resource(), options, String.join("&", more));
    return send(uri, sample.body().isEmpty() ? null : sample.body(), Map.of());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void each_operation_is_answered(Operation operation) {
    Exchange answer = call(operation, "maxRetries=0");

    String body = operation.isFile() ? answer.getMessage().getBody(String.class) : text(answer);
    assertThat(answer.getException()).isNull();
    assertThat(body).startsWith(OperationSamples.of(operation).answer());
    assertThat(answer.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE, int.class))
        .isBetween(200, 204);
    JournalEntry asked = tenant().journal().entries().get(0);
    assertThat(asked.method()).isEqualTo(operation.method());
    assertThat(tenant().journal().size()).isEqualTo(1);
    boolean writes =
        operation.effect() != OperationEffect.READ && !operation.method().equals("GET");
    assertThat(tenant().tenant().v2().changes()).hasSize(writes ? 1 : 0);
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
  void no_operation_is_without_a_contract_test_and_no_sample_is_left_over() {
    assertThat(OperationTable.all()).isNotEmpty().allMatch(OperationSamples::has);
    assertThat(OperationTable.all().stream().map(OperationSamples::name))
        .doesNotHaveDuplicates()
        .containsAll(OperationSamples.names());
  }

  /** The simulator is made from what is known of the API, and not from the table. */
  @Test
  void the_simulator_answers_the_operations_of_the_table_and_no_others() {
    assertThat(OperationTable.all().stream().map(one -> one.method() + " " + one.path()).distinct())
        .containsExactlyInAnyOrderElementsOf(tenant().tenant().v2().names());
  }
}
