package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error of a retired endpoint of REST API v1 names its successor. */
class SuccessorTest extends QueryRouteTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alerts   | timePeriod=3600 | 403 | netskope:v2/events/data/alert, events/datasearch/alert
          clients  | limit=1         | 404 | netskope:v2/events/datasearch/clientstatus
          clients  | limit=1         | 410 | netskope:v2/events/datasearch/clientstatus
          role     | op=list         | 404 | netskope:v2/rbac/roles
          csa_scan | op=start        | 404 | netskope:v2/spm (untyped), in part
          userconfig | email=a@b.example | 404 | No successor in v2 is known
          """)
  void the_exception_names_the_successor(String endpoint, String options, int status, String text) {
    tenant().faults().on("v1/" + endpoint).always().inject(Fault.status(status));

    Throwable failure = send(uri(endpoint, options)).getException();

    assertThat(failure)
        .hasMessageContaining("HTTP " + status)
        .hasMessageContaining("REST API v1 is being retired")
        .hasMessageContaining(text);
  }

  @Test
  void after_a_page_of_html_the_exception_names_the_successor_too() {
    tenant().faults().on("v1/clients").always().inject(Fault.html());

    assertThat(send(uri("clients", "limit=1")).getException())
        .hasMessageContaining("v2/events/datasearch/clientstatus");
  }

  @Test
  void any_other_failure_does_not_name_it() {
    tenant().faults().on("v1/clients").always().inject(Fault.status(400));

    assertThat(send(uri("clients", "limit=1")).getException())
        .hasMessageNotContaining("being retired");
  }
}
