package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a tenant may answer instead of a page, over HTTP. */
class ErrorsTest extends RouteTest {
  @TempDir Path folder;

  static List<Fault> faults() {
    return List.of(
        Fault.dropBeforeAnswer(),
        Fault.dropAfterAdvance(),
        Fault.cutBody(20),
        Fault.truncatedJson(),
        Fault.badGzip(),
        Fault.html(),
        Fault.okZero(),
        Fault.emptyBody(),
        Fault.noContent(),
        Fault.wrongLength(),
        Fault.stall(),
        Fault.stallAfter(10),
        Fault.resultNull(),
        Fault.resultMissing(),
        Fault.resultText(),
        Fault.status(302).withHeader("Location", "http://127.0.0.1:1/"),
        Fault.status(500),
        Fault.status(503));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_page_lost_in_transit_is_requested_again(Fault fault) throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3)).page(records(3, 6))));
    tenant().faults().on("events/page").operation("next").times(1).inject(fault.afterAdvance());

    start(uri("events/page", "startFrom=next", "responseTimeout=200"));

    assertThat(sink.await(6).texts()).containsExactly(records(0, 6));
    assertThat(tenant().journal().operations("events/page")).startsWith("next", "resend", "next");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_page_that_was_not_lost_is_not_delivered_twice(Fault fault) throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 3)).page(records(3, 6))));
    tenant()
        .faults()
        .on("events/page")
        .operation("next")
        .after(1)
        .times(1)
        .inject(fault.beforeAdvance());

    start(uri("events/page", "startFrom=next", "responseTimeout=200"));

    assertThat(sink.await(6).texts()).containsExactly(records(0, 6));
  }

  @Test
  void a_feed_without_scope_or_licence_does_not_disturb_the_others() throws Exception {
    tenant(t -> t.allFeeds(f -> f.records(5)));
    tenant().tenant().tokens().forbid("events/page");
    tenant().faults().on("alerts/ctep").always().inject(Fault.status(404));

    start(uri("events/page,alerts/ctep,events/alert,alerts/dlp"));

    sink.await(10);
    assertThat(sink.received().stream().map(r -> r.header("CamelNetskopeFeed", String.class)))
        .containsOnly("events/alert", "alerts/dlp");
    tenant().tenant().tokens().allow("events/page");
    sink.await(15);
  }

  @Test
  void a_renewed_token_in_a_file_is_used_without_a_restart() throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "old-token\n");
    tenant(t -> t.token("old-token").feed("events/page", f -> f.page(records(0, 2))));
    start(uri("events/page", "tokenFile=" + file).replaceAll("&token=[^&]*", ""));
    sink.await(2);

    tenant().tenant().tokens().replaceBy("new-token");
    tenant().tenant().feed("events/page").page(records(2, 4));
    Files.writeString(file, "new-token\n");

    assertThat(sink.await(4).texts()).containsExactly(records(0, 4));
  }

  @Test
  void a_token_may_come_from_a_supplier() throws Exception {
    var token = new AtomicReference<>("wrong");
    Supplier<String> supplier = token::get;
    context.getRegistry().bind("vault", supplier);
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2))));
    start(uri("events/page", "tokenSupplier=#bean:vault").replaceAll("&token=[^&]*", ""));
    while (tenant().journal().count(401) == 0) {
      Thread.onSpinWait();
    }

    token.set(NetskopeSimulator.TOKEN);

    assertThat(sink.await(2).texts()).containsExactly(records(0, 2));
  }

  @Test
  void a_checkpoint_that_cannot_be_saved_stops_the_requests_and_loses_nothing() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2)).page(records(2, 4))));
    Path checkpoints = folder.resolve("checkpoints");
    sink.failsOn(
        record -> {
          if (record.text().contains("r1")) {
            block(checkpoints);
          }
          return false;
        });
    start(uri("events/page", "checkpointDir=" + checkpoints, "startFrom=next"));
    sink.await(2);
    assertThat(tenant().journal().size()).isOne();

    for (String file : List.of(checkpoints.toFile().list())) {
      if (file.endsWith(".next")) {
        Files.delete(checkpoints.resolve(file));
      }
    }

    assertThat(sink.await(4).texts()).containsExactly(records(0, 4));
  }

  /** Where the store wants to write there is a folder now. */
  private static void block(Path checkpoints) {
    for (String file : checkpoints.toFile().list()) {
      if (file.endsWith(".checkpoint")) {
        checkpoints.resolve(file + ".next").toFile().mkdir();
      }
    }
  }

  @Test
  void a_startup_check_asks_with_an_index_of_its_own_and_may_refuse_to_start() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2))));
    tenant().tenant().tokens().forbid("events/page");

    assertThatThrownBy(() -> start(uri("events/page", "startupCheck=FAIL")))
        .hasMessageContaining("HTTP 403");
    assertThat(tenant().journal().entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.index()).isEqualTo("camel-netskope-check"));
  }

  @Test
  void a_startup_check_that_warns_lets_the_route_start() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 2))));

    start(uri("events/page", "startupCheck=WARN"));

    assertThat(sink.await(2).texts()).containsExactly(records(0, 2));
  }

  @Test
  void a_client_of_the_users_own_that_repeats_requests_is_refused() throws Exception {
    context
        .getRegistry()
        .bind("mine", org.apache.hc.client5.http.impl.classic.HttpClients.createDefault());

    assertThatThrownBy(() -> start(uri("events/page", "httpClient=#bean:mine")))
        .hasMessageContaining("httpClient")
        .hasMessageContaining("repeats requests");
  }
}
