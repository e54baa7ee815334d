package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.DirectFetch;
import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.Mishaps;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fault campaign with the strategies that other collectors use. They lose records, which shows
 * that the campaign would notice.
 */
class OtherStrategiesTest {
  private static final Logger LOG = LoggerFactory.getLogger(OtherStrategiesTest.class);
  private static final long TRIALS = Long.getLong("campaign.trials", 150);
  private static final int STEPS = 60;

  /** What a collector asks after a request, a delivery or its process has failed. */
  private enum Strategy {
    REPEAT_NEXT(false, false),
    RESEND_BUT_NOT_AFTER_A_CRASH(true, false),
    RESEND_WITHOUT_COMPARING(true, true);

    private final boolean afterFailure;
    private final boolean afterCrash;

    Strategy(boolean afterFailure, boolean afterCrash) {
      this.afterFailure = afterFailure;
      this.afterCrash = afterCrash;
    }
  }

  @Test
  void repeating_next_loses_pages() {
    assertThat(run(Strategy.REPEAT_NEXT)[0]).isPositive();
  }

  @Test
  void asking_resend_after_failures_only_loses_pages_in_crashes() {
    assertThat(run(Strategy.RESEND_BUT_NOT_AFTER_A_CRASH)[0]).isPositive();
  }

  @Test
  void asking_resend_without_comparing_repeats_pages() {
    assertThat(run(Strategy.RESEND_WITHOUT_COMPARING)[1]).isPositive();
  }

  /** Records lost and repeated. */
  private static long[] run(Strategy strategy) {
    long records = 0;
    long lost = 0;
    long repeated = 0;
    for (long seed = 1; seed <= TRIALS; seed++) {
      LossReport report = trial(strategy, seed);
      records += report.handedOut();
      lost += report.lost();
      repeated += report.repeated();
    }
    LOG.info(
        "{}: {} trials, {} records, {} lost, {} repeated",
        strategy,
        TRIALS,
        records,
        lost,
        repeated);
    return new long[] {lost, repeated};
  }

  private static LossReport trial(Strategy strategy, long seed) {
    var random = new Random(seed);
    var mishaps = new Mishaps(random, true);
    var time = new VirtualTime();
    SimulatedTenant tenant =
        SimulatedTenant.builder()
            .clock(time)
            .seed(seed)
            .pageSize(1 + random.nextInt(20))
            .rateLimit(false)
            .feed("events/page", f -> f.recordSize(300).records(80))
            .build();
    tenant.faults().hook(mishaps::fault);
    EventIterator iterator = iterator(tenant, time);
    boolean resend = false;
    for (int step = 0; step < STEPS; step++) {
      if (step == STEPS - 10) {
        mishaps.over();
      }
      time.pass(Duration.ofSeconds(5));
      boolean crashed = mishaps.strikes(mishaps.kills);
      IteratorOperation operation = resend ? new Resend() : new Next();
      boolean failed = !step(tenant, iterator, operation, crashed);
      resend = failed && (crashed ? strategy.afterCrash : strategy.afterFailure);
    }
    return tenant.oracle().report("events/page");
  }

  private static boolean step(
      SimulatedTenant tenant,
      EventIterator iterator,
      IteratorOperation operation,
      boolean crashed) {
    try {
      EventPage page = DirectFetch.page(iterator, operation);
      for (int i = 0; !crashed && i < page.size(); i++) {
        tenant.oracle().delivered("events/page", page.record(i).json());
      }
      return !crashed && page.lack().isEmpty();
    } catch (NetskopeException e) {
      return false;
    }
  }

  private static EventIterator iterator(SimulatedTenant tenant, VirtualTime time) {
    var cursor =
        new CursorKey(
            Tenant.parse("other.goskope.com"),
            Feed.parseList("events/page").get(0),
            new IteratorIndex("i"));
    return new EventIterator(
        cursor,
        new EngineTransport(tenant),
        TokenSource.fixed(NetskopeSimulator.TOKEN),
        time,
        1_000_000);
  }
}
