package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes that throw an Error, and that leave the interrupt flag set. */
class RouteErrorsTest extends VirtualRouteTest {
  private static final String FEED = "events/page";

  @TempDir Path folder;
  private int attempts;

  static List<Error> errors() {
    return List.of(
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"),
        new AssertionError("never"),
        new NoClassDefFoundError("com/example/Sink"));
  }

  private void throwsOnTheSecondRecord(Error error) {
    tenant.feed(FEED).add(3);
    step =
        exchange -> {
          if (position(exchange) == 1) {
            attempts++;
            throw error;
          }
        };
  }

  private static int position(Exchange exchange) {
    return exchange.getMessage().getHeader(NetskopeConstants.POSITION, Integer.class);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_is_retried_with_back_off_and_health_shows_it(Error error) throws Exception {
    throwsOnTheSecondRecord(error);

    start(FEED, "initialDelay=0", "startFrom=next");
    runSeconds(3_600);

    assertThat(attempts).isBetween(10, 25);
    assertThat(received).hasSize(1);
    assertThat(feed().problem()).contains(FeedProblem.ROUTE_FAILED);
    assertThat(feed().lastError()).get().asString().contains(error.getClass().getSimpleName());
    assertThat(consumer().health().get(0).reason()).contains(FeedProblem.STALLED);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void onFailure_SKIP_skips_an_error_too(Error error) throws Exception {
    throwsOnTheSecondRecord(error);

    start(FEED, "initialDelay=0", "startFrom=next", "onFailure=SKIP");
    runSeconds(60);

    assertThat(attempts).isOne();
    assertThat(received).hasSize(2);
    assertThat(feed().problem()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void onFailure_STOP_stops_the_feed_after_an_error_too(Error error) throws Exception {
    throwsOnTheSecondRecord(error);

    start(FEED, "initialDelay=0", "startFrom=next", "onFailure=STOP");
    runSeconds(3_600);

    assertThat(attempts).isOne();
    assertThat(feed().state()).isEqualTo(FeedState.STOPPED);
  }

  @Test
  void a_step_that_leaves_the_interrupt_flag_set_has_no_effect() throws Exception {
    tenant.feed(FEED).add(1_000);
    step =
        exchange -> {
          time.pass(Duration.ofMillis(50));
          Thread.currentThread().interrupt();
        };

    start(FEED, "initialDelay=0", "startFrom=next", "checkpointDir=" + folder);
    Thread.interrupted();

    assertThat(received).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(feed().lastError()).isEmpty();
  }
}
