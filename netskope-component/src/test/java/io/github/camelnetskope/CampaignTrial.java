package io.github.camelnetskope;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.Gateways;
import io.github.camelnetskope.campaign.Killed;
import io.github.camelnetskope.campaign.Mishaps;
import io.github.camelnetskope.campaign.MortalStore;
import io.github.camelnetskope.campaign.MortalTransport;
import io.github.camelnetskope.campaign.Road;
import io.github.camelnetskope.campaign.Schedule;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.Checkpoint;
import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.feed.FeedResources;
import io.github.camelnetskope.feed.FeedWarnings;
import io.github.camelnetskope.feed.Turns;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * One trial of the fault campaign: a feed is read while requests, the route, the checkpoint and the
 * process fail as the seed says; then everything is well again and the feed is read to its end.
 */
final class CampaignTrial {
  private static final int TROUBLED_STEPS = 60;
  private static final int MOST_STEPS = 2_000;
  private static final int STEPS_TO_SETTLE = 10;

  /**
   * The kind of a trial.
   *
   * @param killing whether the process is killed, and its disk full, now and then
   * @param gateways whether there are gateways between it and the tenant
   * @param rules what answers without a page mean
   * @param probation as the option of that name
   * @param ends whether the feed has an end
   */
  record Setting(
      boolean killing, boolean gateways, CursorRules rules, String probation, boolean ends) {
    Setting(boolean killing, boolean gateways, CursorRules rules, String probation) {
      this(killing, gateways, rules, probation, false);
    }

    Setting(boolean killing, boolean gateways) {
      this(killing, gateways, new CursorRules(), "10m");
    }

    /** The same, of a feed that has an end. */
    Setting ending() {
      return new Setting(killing, gateways, rules, probation, true);
    }
  }

  private final CamelContext context;
  private final Supplier<CheckpointStore> storeOfProcess;
  private final boolean forgetful;
  private final Setting setting;
  private final long seed;
  private final Random random;
  private final VirtualTime time = new VirtualTime();
  private final Mishaps mishaps;
  private final SimulatedTenant tenant;
  private final Schedule schedule;
  private final TrialPlan plan;
  private final TrialJudge judge;

  private NetskopeEndpoint endpoint;
  private MortalStore store;
  private FeedConsumer consumer;
  private CheckpointStore kept;

  /**
   * A trial.
   *
   * @param storeOfProcess the store of a new process; null if it is lost with the process
   */
  CampaignTrial(
      CamelContext context,
      long seed,
      Setting setting,
      @Nullable Supplier<CheckpointStore> storeOfProcess) {
    this.context = context;
    this.setting = setting;
    this.seed = seed;
    this.random = new Random(seed);
    this.forgetful = storeOfProcess == null;
    this.storeOfProcess = forgetful ? InMemoryCheckpointStore::new : storeOfProcess;
    this.mishaps =
        new Mishaps(
            random, setting.killing(), setting.gateways() ? new Gateways(random, time) : null);
    this.plan = new TrialPlan(random, forgetful);
    this.tenant = plan.tenant(seed, time);
    this.schedule = new Schedule(tenant, plan.feed(), forgetful);
    this.judge = new TrialJudge(tenant, plan, schedule);
    tenant.faults().hook(this::hit);
  }

  private Optional<Fault> hit(SimulatorRequest request) {
    Optional<Fault> fault = mishaps.fault(request);
    schedule.hit(fault);
    return fault;
  }

  TrialResult run() throws Exception {
    kept = storeOfProcess.get();
    endpoint = endpoint();
    startConsumer();
    for (int i = 0; i < TROUBLED_STEPS; i++) {
      troubledStep();
    }
    mishaps.over();
    if (setting.ends()) {
      time.pass(Duration.ofHours(1)); // by then a quiet feed has passed each end
    }
    int steps = 0;
    while (!drained() && steps++ < MOST_STEPS) {
      time.runNext();
    }
    for (int i = 0; i < STEPS_TO_SETTLE; i++) {
      time.runNext();
    }
    if (setting.ends()) {
      judge.ended(consumer.isDone(), plan.until());
    }
    stopConsumer();
    return judge.result(seed);
  }

  private boolean drained() {
    return setting.ends() ? consumer.isDone() : plan.isAtItsEnd(tenant) && consumer.isIdle();
  }

  private void troubledStep() throws Exception {
    if (random.nextInt(10) == 0) {
      tenant.feed(plan.feed()).add(random.nextInt(2 * plan.pageSize()));
    }
    if (mishaps.strikes(mishaps.stops)) {
      stopOrSuspend();
    }
    // A feed with an end needs a correct clock if it gets no more records then.
    if (mishaps.strikes(mishaps.wallClock) && !setting.ends()) {
      time.setWallClock(Duration.ofMinutes(random.nextInt(20_000) - 10_000));
    }
    time.runNext();
    if (store.isDead()) {
      killed();
      startConsumer();
    }
  }

  private void killed() {
    judge.killed();
    store.kill();
    schedule.ended();
    abandon();
    if (forgetful) {
      kept = storeOfProcess.get();
    }
  }

  private void stopOrSuspend() throws Exception {
    if (random.nextBoolean()) {
      ServiceHelper.suspendService(consumer);
      time.pass(Duration.ofSeconds(random.nextInt(60)));
      ServiceHelper.resumeService(consumer);
    } else {
      stopConsumer();
      if (store.isDead()) {
        killed();
      }
      startConsumer();
    }
  }

  private NetskopeEndpoint endpoint() throws Exception {
    var component = context.getComponent("netskope", NetskopeComponent.class);
    return (NetskopeEndpoint) component.createEndpoint(plan.uri(setting));
  }

  private void startConsumer() throws Exception {
    store =
        new MortalStore(
            kept,
            () -> mishaps.strikes(mishaps.kills),
            () -> mishaps.strikes(mishaps.saves),
            this::saved);
    var resources =
        new FeedResources(
            new MortalTransport(new EngineTransport(tenant, time, road()), store),
            TokenSource.fixed(NetskopeSimulator.TOKEN),
            store,
            setting.rules(),
            time.scheduler,
            time.scheduler,
            time,
            new BufferBudget(Long.MAX_VALUE),
            new Turns(1),
            new FeedWarnings(time.scheduler, Runnable::run),
            random);
    Feed only = endpoint.feeds().get(0);
    var cursor = new CursorKey(endpoint.tenant(), only, endpoint.index());
    MortalStore process = store;
    consumer =
        new FeedConsumer(
            endpoint,
            exchange -> route(exchange, process),
            cursor,
            FeedOptions.extent(endpoint.getConfiguration()),
            resources,
            new NetskopeExchanges(endpoint),
            changed -> {});
    endpoint.configure(consumer);
    try {
      ServiceHelper.startService(consumer);
    } catch (Killed e) {
      killed();
      startConsumer();
    } catch (CheckpointException e) {
      // The disk is full: no request was sent, and an operator starts the route again.
      startConsumer();
    }
  }

  private Road road() {
    return Road.observed(schedule, store, random, mishaps.roadMillis, this::comesTwice);
  }

  private boolean comesTwice() {
    boolean twice = mishaps.strikes(mishaps.doubles);
    if (twice) {
      judge.pageCameTwice();
    }
    return twice;
  }

  private void saved(Checkpoint checkpoint) {
    judge.saved();
    if (checkpoint instanceof Checkpoint.Idle || checkpoint instanceof Checkpoint.Done) {
      schedule.done();
    }
  }

  private void mayKill() {
    if (mishaps.strikes(mishaps.kills)) {
      store.kill();
      throw new Killed();
    }
  }

  private void route(Exchange exchange, MortalStore process) {
    if (process.isDead()) {
      throw new Killed();
    }
    time.pass(Duration.ofMillis(random.nextInt(300)));
    mayKill();
    if (mishaps.strikes(mishaps.route)) {
      throw new IllegalStateException("the route failed");
    }
    boolean marked = exchange.getMessage().getHeader(NetskopeConstants.REDELIVERED, Boolean.class);
    for (String record : exchange.getMessage().getBody(String.class).split("\n", -1)) {
      if (!record.isEmpty()) {
        judge.accept(record, marked, time.instant());
      }
    }
    mayKill();
  }

  private void stopConsumer() {
    var stopped = consumer.beginStop();
    while (!stopped.isDone()) {
      time.runNext();
    }
    ServiceHelper.stopAndShutdownService(consumer);
    judge.stopped(mishaps.saves == 0 && !store.isDead());
    schedule.ended();
  }

  /** A killed process does nothing more; only its resources in this JVM are released. */
  private void abandon() {
    consumer.abort();
    ServiceHelper.stopAndShutdownService(consumer);
  }
}
