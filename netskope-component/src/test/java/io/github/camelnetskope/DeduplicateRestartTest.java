package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that leaves out duplicates is killed at many of the saves that it makes; {@code
 * -Dcampaign.trials=2} takes all.
 */
class DeduplicateRestartTest {
  private static final String MIXED = "events/alert";
  private static final String DLP = "alerts/dlp";
  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static final int NEVER = Integer.MAX_VALUE;

  /** In a long campaign it dies at each save. */
  private static final int STRIDE = Long.getLong("campaign.trials", 0) > 1 ? 1 : 7;

  /** How often a batch of alerts comes in. */
  private static final Duration STEP = Duration.ofSeconds(20);

  private static final int STEPS = 3;
  private static final int EACH = 3;

  /** One life of a tenant and its reader, with any number of processes. */
  private static final class World {
    final VirtualTime time = new VirtualTime();
    final String name = "twice" + TENANTS.incrementAndGet() + ".goskope.com";
    final Map<String, String> disk = new HashMap<>();
    final List<String> delivered = new ArrayList<>();
    final SimulatedTenant tenant =
        SimulatedTenant.builder()
            .clock(time)
            .waitTime(5)
            .pageSize(4)
            .allFeeds(f -> f.records(0))
            .build();

    /** Alerts come in, here first or there first. */
    void comesIn(int step) {
      for (int i = 0; i < EACH; i++) {
        tenant.feed(step % 2 == 0 ? DLP : MIXED).records("{\"_id\":\"" + step + "." + i + "\"}");
      }
      for (int i = 0; i < EACH; i++) {
        tenant.feed(step % 2 == 0 ? MIXED : DLP).records("{\"_id\":\"" + step + "." + i + "\"}");
      }
      tenant.feed(MIXED).records("{\"_id\":\"only " + step + "\"}");
    }

    Stream<String> all() {
      return IntStream.range(0, STEPS)
          .boxed()
          .flatMap(
              step ->
                  Stream.concat(
                      Stream.of("only " + step),
                      IntStream.range(0, EACH).mapToObj(i -> step + "." + i)));
    }
  }

  /** A process, killed before or after its n-th save. */
  private static final class Reader extends ServiceSupport
      implements StateRepository<String, String> {
    private final World world;
    private final CamelContext context = new DefaultCamelContext();
    private final int lastSave;
    private final boolean saved;
    private int saves;
    private boolean dead;

    private Reader(World world, int lastSave, boolean saved, Delivery delivery) throws Exception {
      this.world = world;
      this.lastSave = lastSave;
      this.saved = saved;
      context.getRegistry().bind("virtual", world.time.scheduler);
      context.getRegistry().bind("disk", this);
      context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
      context.getShutdownStrategy().setTimeout(1);
      var component = new NetskopeComponent();
      var engine = new EngineTransport(world.tenant);
      component.setConnector(settings -> engine);
      component.setTime(world.time);
      component.getConfiguration().setTenant(world.name);
      component.getConfiguration().setToken(NetskopeSimulator.TOKEN);
      context.addComponent("netskope", component);
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              errorHandler(noErrorHandler());
              from("netskope:dataexport/"
                      + MIXED
                      + ","
                      + DLP
                      + "?index=i&deduplicate=true"
                      + "&scheduledExecutorService=#bean:virtual&checkpointRepository=#disk"
                      + "&checkpointInterval=0&delivery="
                      + delivery)
                  .process(Reader.this::receive);
            }
          });
      context.start();
    }

    private void receive(Exchange exchange) {
      if (dead) {
        throw new IllegalStateException("dead");
      }
      exchange.getMessage().getBody(String.class).lines().forEach(world.delivered::add);
    }

    /** Ends by itself, unless it was killed. */
    private void end() throws Exception {
      var consumer = (NetskopeConsumer) context.getRoutes().get(0).getConsumer();
      for (FeedConsumer feed : consumer.feeds(NetskopeConsumer.ALL)) {
        if (dead) {
          feed.abort();
        } else {
          var unused = feed.beginStop();
        }
      }
      world.time.runDue();
      context.close();
    }

    @Override
    public void setState(String key, String value) {
      boolean last = ++saves == lastSave;
      if (!dead && (!last || saved)) {
        world.disk.put(key, value);
      }
      dead |= last;
      if (dead) {
        throw new IllegalStateException("dead");
      }
    }

    @Override
    public @Nullable String getState(String key) {
      return world.disk.get(key);
    }
  }

  /** Runs one process until it dies, and another one to the end; says how often the first saved. */
  private static int live(World world, int lastSave, boolean saved, Delivery delivery)
      throws Exception {
    var first = new Reader(world, lastSave, saved, delivery);
    Reader now = first;
    for (int step = 0; step < STEPS + 5; step++) {
      if (step < STEPS) {
        world.comesIn(step);
      }
      for (int second = 0; second < STEP.toSeconds(); second++) {
        world.time.runFor(Duration.ofSeconds(1));
        if (now.dead) {
          now.end();
          now = new Reader(world, NEVER, true, delivery);
        }
      }
    }
    now.end();
    return first.saves;
  }

  private static List<String> ids(World world) {
    return world.delivered.stream()
        .map(text -> text.replaceFirst(".*\"_id\":\"(.*)\".*", "$1"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void without_a_crash_each_alert_is_delivered_once(Delivery delivery) throws Exception {
    var world = new World();

    live(world, NEVER, true, delivery);

    assertThat(ids(world)).containsExactlyInAnyOrderElementsOf(world.all().toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = Delivery.class,
      names = {"RECORD", "PAGE"})
  void no_alert_is_lost_when_the_process_dies_at_any_save(Delivery delivery) throws Exception {
    int saves = live(new World(), NEVER, true, delivery);
    assertThat(saves).isGreaterThan(30);
    for (int last = 1; last <= saves; last += STRIDE) {
      // After a save the most is known to be delivered; before it the least.
      boolean saved = last % 3 != 0;
      var world = new World();
      live(world, last, saved, delivery);

      List<String> ids = ids(world);
      assertThat(ids)
          .as("killed %s save %d", saved ? "behind" : "before", last)
          .containsAll(world.all().toList());
      // A page of each feed at most.
      assertThat(ids.size() - world.all().count()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void alerts_delivered_before_a_restart_are_left_out_after_it() throws Exception {
    var world = new World();
    world.tenant.feed(DLP).records("{\"_id\":\"a\"}");
    var first = new Reader(world, NEVER, true, Delivery.RECORD);
    world.time.runFor(Duration.ofMinutes(1));
    first.end();

    world.tenant.feed(MIXED).records("{\"_id\":\"a\"}", "{\"_id\":\"b\"}");
    var second = new Reader(world, NEVER, true, Delivery.RECORD);
    world.time.runFor(Duration.ofMinutes(5));
    second.end();

    assertThat(ids(world)).containsExactly("a", "b");
  }

  @Test
  void without_the_remembered_alerts_an_alert_is_repeated_and_not_lost() throws Exception {
    var world = new World();
    world.tenant.feed(DLP).records("{\"_id\":\"a\"}");
    var first = new Reader(world, NEVER, true, Delivery.RECORD);
    world.time.runFor(Duration.ofMinutes(1));
    first.end();

    assertThat(world.disk.keySet().removeIf(key -> key.contains("#"))).isTrue();
    world.tenant.feed(MIXED).records("{\"_id\":\"a\"}");
    var second = new Reader(world, NEVER, true, Delivery.RECORD);
    world.time.runFor(Duration.ofMinutes(5));
    second.end();

    assertThat(ids(world)).containsExactly("a", "a");
  }
}
