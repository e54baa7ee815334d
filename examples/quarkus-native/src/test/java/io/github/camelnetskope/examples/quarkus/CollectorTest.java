package io.github.camelnetskope.examples.quarkus;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Against the tenant that the extension starts when none is configured. */
@QuarkusTest
class CollectorTest {
  private static final Pattern RECORDS_OF_THE_FEED =
      Pattern.compile(
          ".*\\bnetskope_records_total\\{feed=\"events/alert\"[^}]*} [1-9].*", Pattern.DOTALL);

  @Test
  void it_is_ready_once_the_tenant_has_answered_for_each_feed() {
    eventually(
        () ->
            given()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"))
                .body("checks.name", hasItem("component:netskope")));
  }

  @Test
  void its_metrics_count_the_records_of_each_feed() {
    eventually(
        () ->
            given()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(matchesPattern(RECORDS_OF_THE_FEED)));
  }

  private static void eventually(ThrowingRunnable promise) {
    await().atMost(Duration.ofMinutes(1)).untilAsserted(promise);
  }
}
