package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.simulator.Fault;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An error says which feed it belongs to and what to check. */
class ErrorWordsTest extends ObservedRouteTest {
  private static final String GATEWAY = "A gateway or proxy answered in the tenant's place";
  private static final String PAGE = "<html><body>Blocked</body></html>";
  private static final String SECRET = "s3cr3t-of-the-vault";

  private final LogLines log = new LogLines();

  @AfterEach
  void closeLog() {
    log.close();
  }

  static Stream<Arguments> answersOfGateways() {
    return Stream.of(
        Arguments.of(Fault.status(401, "text/html", PAGE), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.status(403, "text/html", PAGE), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.status(403, "text/plain", "Blocked"), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.status(404, "text/html", PAGE), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.status(407, "", ""), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.status(302, "", ""), FeedProblem.GATEWAY_REFUSED),
        Arguments.of(Fault.html(), FeedProblem.MALFORMED),
        Arguments.of(Fault.status(200, "application/json", PAGE), FeedProblem.MALFORMED),
        Arguments.of(Fault.status(200, "text/plain", "Blocked"), FeedProblem.MALFORMED));
  }

  @ParameterizedTest
  @MethodSource("answersOfGateways")
  void an_answer_of_a_gateway_is_not_treated_as_the_tenants(Fault fault, FeedProblem problem)
      throws Exception {
    faulty(fault);
    observe(uri(FEED));

    FeedHealth health = awaitProblem(problem);

    assertThat(health.feed().lastError()).get().asString().contains(GATEWAY);
    assertThat(problem.advice()).doesNotContainIgnoringCase("renew");
  }

  @ParameterizedTest
  @CsvSource({"401, TOKEN_INVALID", "403, SCOPE_MISSING", "404, REJECTED"})
  void an_answer_of_the_tenant_is_not_treated_as_a_gateways(int status, FeedProblem problem)
      throws Exception {
    faulty(Fault.status(status));
    observe(uri(FEED));

    FeedHealth health = awaitProblem(problem);

    assertThat(health.feed().lastError()).get().asString().doesNotContain(GATEWAY);
  }

  @ParameterizedTest
  @CsvSource({"s3cret%41, true", "RAW(s3cret%41), false"})
  void a_refused_token_from_a_uri_without_raw_says_so(String token, boolean told) throws Exception {
    observe(uri(FEED).replaceAll("&token=[^&]*", "&token=" + token));

    String error = awaitProblem(FeedProblem.TOKEN_INVALID).feed().lastError().orElseThrow();

    assertThat(error.contains("It stood in a URI without RAW")).isEqualTo(told);
    assertThat(error).contains("renew it").doesNotContain("s3cret");
  }

  @Test
  void a_cut_answer_is_not_treated_as_a_gateways() throws Exception {
    faulty(Fault.truncatedJson());
    observe(uri(FEED));

    FeedHealth health = awaitProblem(FeedProblem.MALFORMED);

    assertThat(health.feed().lastError()).get().asString().doesNotContain(GATEWAY);
  }

  @ParameterizedTest
  @CsvSource({"v1/clients", "v2/policy/urllist"})
  void a_web_page_as_answer_to_a_query_is_reported_as_a_gateways(String endpoint) throws Exception {
    tenant().faults().on(endpoint).always().inject(Fault.html());
    context.start();
    String token = uri(FEED).replaceAll(".*(tenant=[^&]*&token=[^&]*).*", "$1");

    assertThatThrownBy(() -> request(context, "netskope:" + endpoint + "?" + token))
        .hasStackTraceContaining(GATEWAY);
  }

  private static Object request(CamelContext context, String uri) throws Exception {
    try (var template = context.createProducerTemplate()) {
      return template.requestBody(uri, (Object) null);
    }
  }

  @Test
  void a_supplier_that_throws_is_named_and_not_quoted() throws Exception {
    supply(
        () -> {
          throw new IllegalStateException("cannot log in with " + SECRET);
        });

    FeedHealth health = awaitReason(FeedProblem.NO_TOKEN);

    assertThat(health.feed().lastError())
        .contains(
            "NO_TOKEN: there is no token: tokenSupplier threw java.lang.IllegalStateException");
    assertThat(health.reason().orElseThrow().advice()).contains("tokenSupplier");
    assertThat(tenant().journal().size()).isZero();
    assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void a_supplier_that_gives_nothing_is_named() throws Exception {
    supply(() -> null);

    FeedHealth health = awaitReason(FeedProblem.NO_TOKEN);

    assertThat(health.feed().lastError()).get().asString().endsWith("tokenSupplier gave none");
  }

  private void supply(Supplier<String> supplier) throws Exception {
    context.getRegistry().bind("vault", supplier);
    observe(uri(FEED, "tokenSupplier=#bean:vault").replaceAll("&token=[^&]*", ""));
  }

  @Test
  void a_record_that_is_skipped_is_named_with_its_feed_and_route() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page(records(0, 3))));
    sink.failsOn(record -> record.text().contains("r1"));

    observe(uri(FEED, "onFailure=SKIP"));
    sink.await(2);
    awaitFeed(feed -> feed.counts().pages() == 1 && feed.counts().inFlight() == 0);

    assertThat(log.lines())
        .filteredOn(line -> line.contains("Skipping"))
        .singleElement()
        .asString()
        .startsWith("WARN ")
        .contains(" events/page index test, route under-test: Skipping")
        .contains("a failed exchange with record 1 of the page");
  }

  @ParameterizedTest
  @CsvSource({"RETRY", "SKIP"})
  void a_record_that_cannot_be_a_map_is_reported_without_an_error_handler_too(OnFailure onFailure)
      throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"\\u12G4\"}")));

    observe(uri(FEED, "bodyType=MAP", "onFailure=" + onFailure));

    await(log::lines, lines -> lines.stream().anyMatch(ErrorWordsTest::saysThereIsNoMap));
  }

  private static boolean saysThereIsNoMap(String line) {
    return line.startsWith("WARN ")
        && line.contains("events/page index test")
        && line.contains(
            "bodyType=MAP: a record cannot be read into a map: JsonParseException at byte ")
        && line.contains(" of record 1 of the page");
  }

  @Test
  void a_startup_check_reports_a_cause_once_with_its_feeds() throws Exception {
    tenant().tenant().tokens().replaceBy("another");

    observe(uri("events/page,events/alert,alerts/dlp", "startupCheck=WARN"));

    List<String> lines = await(this::startupChecks, found -> !found.isEmpty());
    assertThat(lines)
        .singleElement()
        .asString()
        .contains(
            ": TOKEN_INVALID for 3 feeds (events/page, events/alert, alerts/dlp): startup check: ");
  }

  private List<String> startupChecks() {
    return log.lines().stream().filter(line -> line.contains("startup check: ")).toList();
  }

  private FeedHealth awaitProblem(FeedProblem problem) {
    return await(
        () -> consumer().health().get(0),
        health -> health.feed().problem().filter(problem::equals).isPresent());
  }
}
