package io.github.camelnetskope.examples.quarkus;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Against the tenant that the extension starts when none is configured. */
@QuarkusTest
class CollectorTest {

  @Test
  void it_is_ready_once_the_tenant_has_answered_for_each_feed() {
    eventually(
        () -> {
          Response ready = get("/q/health/ready");

          assertThat(ready.statusCode()).isEqualTo(200);
          assertThat(ready.jsonPath().getString("status")).isEqualTo("UP");
          assertThat(ready.jsonPath().getList("checks.name")).contains("component:netskope");
        });
  }

  @Test
  void its_metrics_count_the_records_of_each_feed() {
    eventually(
        () ->
            assertThat(get("/q/metrics").asString())
                .containsPattern("netskope_records_total\\{feed=\"events/alert\"[^}]*} [1-9]"));
  }

  private static void eventually(ThrowingRunnable promise) {
    await().atMost(Duration.ofMinutes(1)).untilAsserted(promise);
  }
}
