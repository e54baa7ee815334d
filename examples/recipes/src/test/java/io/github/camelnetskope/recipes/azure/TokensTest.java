package io.github.camelnetskope.recipes.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.recipes.kit.Await;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the route requests a token, and when it sends a throttled request again. */
class TokensTest {
  private static final int PAGES = 4;

  @TempDir private Path folder;

  @Test
  void a_token_is_cached_until_shortly_before_it_expires() throws Exception {
    try (var server = new IngestionServer(3600, 0)) {
      deliver(server);

      assertThat(server.answers()).hasSize(PAGES).containsOnly(204);
      assertThat(server.tokens()).isEqualTo(1);
    }
  }

  @Test
  void a_token_that_is_about_to_expire_is_not_used_again() throws Exception {
    try (var server = new IngestionServer(5, 0)) {
      deliver(server);

      assertThat(server.tokens()).isGreaterThanOrEqualTo(PAGES);
    }
  }

  @Test
  void one_request_too_many_is_repeated_after_the_time_that_azure_says() throws Exception {
    try (var server = new IngestionServer(3600, PAGES)) {
      long begin = System.nanoTime();
      deliver(server);

      assertThat(server.answers()).isEqualTo(List.of(204, 204, 204, 429, 204));
      assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  private void deliver(IngestionServer server) throws Exception {
    server.losesNothing();
    server.start();
    var main = new Main();
    try (var tenant =
        NetskopeSimulator.builder()
            .pageSize(10)
            .waitTime(0)
            .feed("events/alert", feed -> feed.records(PAGES * 10))
            .start()) {
      server.settings().forEach(main::addInitialProperty);
      main.addInitialProperty("netskope.feeds", "events/alert");
      main.addInitialProperty("netskope.checkpoints", folder.toString());
      main.addInitialProperty("camel.component.netskope.tenant", tenant.baseUrl());
      main.addInitialProperty("camel.component.netskope.token", NetskopeSimulator.TOKEN);
      main.configure().addRoutesBuilder(new BatchesToAzure());
      main.start();
      Await.until("all records", () -> server.count() == PAGES * 10);
      assertThat(main.getCamelContext().getEndpoints().toString())
          .contains(IngestionServer.RULE)
          .doesNotContain(TokenEndpoint.SECRET);
    } finally {
      main.stop();
    }
  }
}
