package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.TakeOverTrial.Rules;
import io.github.camelnetskope.simulator.LossReport;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cursor that nodes take over from each other while the former owner continues. {@code
 * -Dcampaign.trials=20000} makes it long. Without any one of the rules records are lost, so the
 * campaign can tell.
 */
class TakeOverCampaignTest {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOverCampaignTest.class);
  private static final long FIRST_SEED = Long.getLong("campaign.seed", 1);
  private static final long TRIALS = Long.getLong("campaign.trials", 100);

  @Test
  void nothing_is_lost_when_former_owners_continue() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + TRIALS; seed++) {
      LossReport report = trial(seed, new Rules(true, true, true));
      assertThat(report.lost()).as("-Dcampaign.trials=1 -Dcampaign.seed=" + seed).isZero();
    }
  }

  @Test
  void records_are_lost_when_a_refused_request_is_sent_nevertheless() {
    assertThat(lost(new Rules(false, true, true))).isPositive();
  }

  @Test
  void a_request_sent_long_after_its_checkpoint_is_found_by_the_last_comparison() {
    assertThat(lost(new Rules(true, false, true))).isZero();
  }

  @Test
  void records_are_lost_without_a_search_for_late_requests() {
    assertThat(lost(new Rules(true, true, false))).isPositive();
  }

  private static long lost(Rules rules) {
    long lost = 0;
    for (long seed = 1; seed <= 60; seed++) {
      lost += trial(seed, rules).lost();
    }
    LOG.info("{}: {} lost in 60 trials", rules, lost);
    return lost;
  }

  private static LossReport trial(long seed, Rules rules) {
    return new TakeOverTrial(seed, rules).run();
  }
}
