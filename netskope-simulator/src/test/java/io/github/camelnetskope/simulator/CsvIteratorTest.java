package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV multi-iterators are created, polled, read and deleted, and repeat nothing. */
class CsvIteratorTest {
  private static final String PATH = TenantFixture.DATAEXPORT + "iterator/";
  private static final String TYPE = "clientstatus";

  private final TenantFixture fixture = TenantFixture.with(options -> options.pageSize(3));
  private final SimulatedTenant tenant = fixture.tenant;
  private final CsvIterators iterators = tenant.csvIterators();
  private final CsvFeed feed = iterators.feed(TYPE).schema("v1", "a", "b");

  private SimulatorAnswer ask(String method, String path) {
    return tenant.answer(
        SimulatorRequest.of(method, PATH + path, Map.of(), new byte[0])
            .token(NetskopeSimulator.TOKEN));
  }

  private SimulatorAnswer create(String name) {
    return ask("POST", name + "?eventtype=" + TYPE);
  }

  private SimulatorAnswer next(String name) {
    return ask("GET", name + "/events?operation=next");
  }

  @Test
  void the_answer_to_create_has_the_longer_name() {
    SimulatorAnswer answer = create("it");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(iterators.names()).singleElement().asString().matches("it_[0-9a-f]{4}");
    assertThat(answer.text()).contains(" " + iterators.names().get(0) + ",");
    assertThat(ask("GET", "it").status()).isEqualTo(404);
  }

  @Test
  void a_tenant_has_one_iterator_for_each_event_type() {
    create("it");
    SimulatorAnswer second = create("other");

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text()).contains("Only one iterator is allowed per event type.");
    assertThat(ask("POST", "other?eventtype=page").status()).isEqualTo(202);
    assertThat(ask("POST", "other?eventtype=incident").status()).isEqualTo(400);
  }

  @Test
  void it_is_polled_until_it_is_ready_and_not_read_before() {
    iterators.readyAfter(2);
    String name = iterators.make("it", TYPE);

    assertThat(next(name).status()).isEqualTo(400);
    assertThat(List.of(ask("GET", name), ask("GET", name), ask("GET", name)))
        .extracting(SimulatorAnswer::text)
        .containsExactly(
            "{\"status\":\"InProgress\"}", "{\"status\":\"InProgress\"}", "{\"status\":\"Ready\"}");
    assertThat(next(name).status()).isEqualTo(200);
  }

  @Test
  void rows_begin_with_the_version_of_their_schema_and_repeat_nothing() {
    feed.row("before", "there was an iterator");
    String name = iterators.make("it", TYPE);
    feed.row("1", "x").schema("v2", "a", "c", "b").row("2", "y,\"z\"\n").row("3");

    SimulatorAnswer page = next(name);

    assertThat(page.headerValue("Content-Type")).hasValue("text/csv");
    assertThat(page.headerValue("schema_headers"))
        .hasValue("{'v2': 'a,c,b', 'v1': 'a,b', 'wait_time': 0}");
    assertThat(page.text()).isEqualTo("v1,1,x\nv2,2,\"y,\"\"z\"\"\n\"\nv2,3\n");
    assertThat(next(name).text()).isEmpty();
    assertThat(ask("GET", name + "/events?operation=resend").status()).isEqualTo(400);
  }

  @Test
  void without_schema_headers_the_first_line_has_the_names() {
    String name = iterators.make("it", TYPE);
    feed.schemaHeaders(false).row("1", "x");

    SimulatorAnswer page = next(name);

    assertThat(page.text()).isEqualTo("a,b\n1,x\n");
    assertThat(page.headerValue("schema_headers")).isEmpty();
    assertThat(page.headerValue("wait_time")).hasValue("5");
  }

  @Test
  void after_a_deletion_an_iterator_can_be_created() {
    String name = iterators.make("it", TYPE);

    assertThat(ask("DELETE", name).status()).isEqualTo(200);
    assertThat(ask("DELETE", name).status()).isEqualTo(404);
    assertThat(next(name).status()).isEqualTo(404);
    assertThat(create("it").status()).isEqualTo(202);
  }

  @Test
  void an_iterator_may_fail() {
    String name = iterators.make("it", TYPE);
    iterators.fail(name);

    assertThat(ask("GET", name).text()).contains("Failed");
    assertThat(next(name).status()).isEqualTo(400);
  }

  @Test
  void a_page_whose_answer_is_lost_is_lost_and_the_oracle_knows() {
    String name = iterators.make("it", TYPE);
    feed.rows(5);
    tenant.faults().on("iterator").operation("next").inject(Fault.dropAfterAdvance());

    next(name);
    next(name);
    tenant.oracle().delivered("iterator", new CsvRow("v1", List.of("a"), List.of("x")).json());

    assertThat(tenant.oracle().lost("iterator")).isEqualTo(5);
    assertThat(tenant.oracle().report("iterator").unknown()).isEqualTo(1);
    assertThat(tenant.journal().operations("iterator")).containsExactly("next", "next");
  }

  @ParameterizedTest
  @CsvSource({"POST,it?eventtype=clientstatus", "GET,it", "GET,it/events?operation=next"})
  void the_gateway_refuses_as_for_other_paths(String method, String path) {
    var limited = TenantFixture.with(options -> options.rateLimit(true)).tenant;
    var request = SimulatorRequest.of(method, PATH + path, Map.of(), new byte[0]);

    assertThat(limited.answer(request).status()).isEqualTo(401);
    limited.tokens().forbid("iterator");
    assertThat(limited.answer(request.token(NetskopeSimulator.TOKEN)).status()).isEqualTo(403);
    limited.tokens().allow("iterator");
    for (int i = 0; i < 4; i++) {
      limited.answer(request.token(NetskopeSimulator.TOKEN));
    }
    SimulatorAnswer fifth = limited.answer(request.token(NetskopeSimulator.TOKEN));
    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.headerValue("Retry-After")).hasValue("1");
  }

  @Test
  void another_read_while_one_is_answered_is_refused() {
    var slow = TenantFixture.with(options -> options.latency(Duration.ofSeconds(3))).tenant;
    String name = slow.csvIterators().make("it", TYPE);
    var request =
        SimulatorRequest.get(PATH + name + "/events?operation=next").token(NetskopeSimulator.TOKEN);

    try (OpenRequest first = slow.open(request)) {
      assertThat(slow.answer(request).status()).isEqualTo(409);
      assertThat(first.delay()).isEqualTo(Duration.ofSeconds(3));
    }
    assertThat(slow.answer(request).status()).isEqualTo(200);
  }
}
