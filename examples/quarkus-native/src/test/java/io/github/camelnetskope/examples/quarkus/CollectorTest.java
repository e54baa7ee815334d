package io.github.camelnetskope.examples.quarkus;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Against the tenant that the extension starts when none is configured. */
@QuarkusTest
class CollectorTest {

  @Test
  void it_is_healthy_while_it_collects() {
    given().get("/q/health").then().statusCode(200).body("status", is("UP"));
  }

  @Test
  void its_metrics_count_what_the_route_took() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("camel_exchanges_succeeded_total")));
  }
}
