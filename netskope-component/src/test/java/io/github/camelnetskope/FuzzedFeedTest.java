package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.OddAnswers;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds with malformed answers for two hours and valid ones for three: all records arrive, and
 * while they do not, health or the next request says why. {@code -Pfuzz} makes it long; {@code
 * -Dfuzz.seed=42 -Dfuzz.rounds=1} repeats one round.
 */
class FuzzedFeedTest {
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long ROUNDS = Long.getLong("fuzz.rounds", 5);
  private static final Duration LONG = Duration.ofMinutes(Long.getLong("fuzz.minutes", 0));
  private static final String FEED = "events/page";
  private static final int RECORDS = 12;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(16);

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void no_answer_loses_a_record_or_holds_a_feed_without_a_reason() throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    long seed = FIRST_SEED;
    for (; seed < FIRST_SEED + ROUNDS || System.nanoTime() < end; seed++) {
      try {
        round(seed);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("-Dfuzz.rounds=1 -Dfuzz.seed=" + seed, e);
      }
    }
    System.out.println("fuzzed feeds: " + (seed - FIRST_SEED) + " rounds");
  }

  private static void round(long seed) throws Exception {
    var time = new VirtualTime();
    SimulatedTenant tenant =
        SimulatedTenant.builder()
            .clock(time)
            .seed(seed)
            .waitTime(30)
            .pageSize(5)
            .feed(FEED, f -> f.recordSize(600).records(RECORDS))
            .build();
    var random = new Random(seed);
    var transport = new OddTransport(new EngineTransport(tenant), random);
    try (var context = new DefaultCamelContext()) {
      start(context, component(transport, time, seed), time, tenant);
      var consumer = (NetskopeConsumer) context.getRoute("fuzzed").getConsumer();
      for (int minutes = 0; minutes < 120; minutes += 10) {
        time.runFor(Duration.ofMinutes(10));
        FeedSnapshot feed = consumer.health().get(0).feed();
        boolean told = feed.problem().isPresent() || feed.nextRequest().isPresent();
        assertThat(told && feed.untilNextRequest().compareTo(LONGEST_WAIT) < 0)
            .as("not held in silence: %s", feed)
            .isTrue();
      }
      transport.odd = false;
      time.runFor(Duration.ofHours(3));
      assertThat(tenant.oracle().notDelivered(FEED)).isEmpty();
      assertThat(tenant.oracle().report(FEED).unknown()).isZero();
      assertThat(tenant.oracle().report(FEED).delivered()).isGreaterThanOrEqualTo(RECORDS);
    }
  }

  private static NetskopeComponent component(Transport transport, VirtualTime time, long seed) {
    var component = new NetskopeComponent();
    component.setConnector(settings -> transport);
    component.setTime(time);
    component.getConfiguration().setTenant("fuzz" + seed + ".goskope.com");
    component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
    return component;
  }

  private static void start(
      DefaultCamelContext context,
      NetskopeComponent component,
      VirtualTime time,
      SimulatedTenant tenant)
      throws Exception {
    context.getRegistry().bind("virtual", time.scheduler);
    context.addComponent("netskope", component);
    // In virtual time no other thread runs the tasks that have to end.
    context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    context.getShutdownStrategy().setTimeout(1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("netskope:dataexport/" + FEED + "?index=i&scheduledExecutorService=#bean:virtual")
                .routeId("fuzzed")
                .process(
                    e -> tenant.oracle().delivered(FEED, e.getMessage().getBody(byte[].class)));
          }
        });
    context.start();
    time.runDue();
  }

  /** Some answers, or all, are malformed for a while. */
  private static final class OddTransport implements Transport {
    private final Transport tenant;
    private final RandomGenerator random;
    private final OddAnswers odds;
    private final double share;
    private boolean odd = true;

    OddTransport(Transport tenant, RandomGenerator random) {
      this.tenant = tenant;
      this.random = random;
      this.odds = new OddAnswers(random);
      this.share = random.nextInt(1, 11) / 10.0;
    }

    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      return tenant.send(request, hook, buffer).thenApply(this::perhapsOdd);
    }

    private ApiResponse perhapsOdd(ApiResponse good) {
      try {
        return odd && random.nextDouble() < share ? odds.instead(good) : good;
      } catch (TransportException e) {
        throw new CompletionException(e);
      }
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      return tenant.download(request, target);
    }
  }
}
