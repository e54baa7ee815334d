package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of REST API v2 that are requested at once. */
class OperationParallelTest extends OperationRouteTest {
  private static final String ALERTS = "events/data/alert";
  private static final String INSERTED = "insertionStartTime=2025-11-01T00:00:00Z";

  private List<Object> all(String... options) {
    Exchange answer = send(v2(ALERTS, options));
    List<Object> all = new ArrayList<>();
    assertThat(answer.getException()).isNull();
    Iterator<?> records = answer.getMessage().getBody(Iterator.class);
    records.forEachRemaining(all::add);
    return all;
  }

  @Test
  void the_records_and_their_order_are_those_of_one_page_after_the_other() {
    List<Object> inTurn = all(INSERTED, "paginate=true", "limit=3");

    assertThat(all(INSERTED, "paginate=true", "limit=3", "parallel=4"))
        .hasSize(RECORDS)
        .isEqualTo(inTurn);
  }

  @Test
  void a_page_that_fails_is_requested_again() {
    tenant().faults().on("v2/" + ALERTS).after(2).inject(Fault.status(503));

    assertThat(all(INSERTED, "paginate=true", "limit=3", "parallel=4"))
        .hasSize(RECORDS)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          events/data/alert       | parallel=4                 | parallel: was '4', allowed is 1: more only with paginate
          events/data/alert       | parallel=11&paginate=true  | parallel: was '11', allowed is a whole number from 1 to 10
          events/datasearch/alert | parallel=4&paginate=true   | parallel: was '4', allowed is 1
          """)
  void it_is_refused_where_pages_have_no_order(String path, String options, String refusal) {
    assertThatThrownBy(() -> context.getEndpoint(v2(path, options)))
        .rootCause()
        .hasMessageContaining(refusal);
  }

  @Test
  void it_is_refused_in_a_window_that_may_get_more_records() {
    assertThat(send(v2(ALERTS, WINDOW, "paginate=true", "parallel=4")).getException())
        .hasMessageContaining("1 unless there is an insertionStartTime");
    assertThat(tenant().journal().size()).isZero();
  }
}
