package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.CampaignTrial.Setting;
import io.github.camelnetskope.campaign.CampaignPage;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.RequestEnd;
import java.util.function.Supplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fault campaign with gateways and one rule of before in the place of the new one. Each loses
 * records outside of the windows, which shows that the campaign would notice.
 */
class OldRulesTest {
  private static final Logger LOG = LoggerFactory.getLogger(OldRulesTest.class);
  private static final long TRIALS = Long.getLong("campaign.gateways", 40);
  private static final boolean LONG = TRIALS > 40;
  private static final CampaignPage PAGE = new CampaignPage();
  private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

  @BeforeAll
  static void start() {
    CONTEXT.start();
  }

  @AfterAll
  static void stop() throws Exception {
    CONTEXT.close();
    PAGE.write();
  }

  @Test
  void a_refusal_treated_as_an_unmoved_cursor_loses_pages() {
    var old =
        new CursorRules() {
          @Override
          public boolean mayHaveMoved(NetskopeException failure) {
            return RequestEnd.of(failure) == RequestEnd.UNCLEAR;
          }
        };
    loses("a refused `next` did not move the cursor", setting(false, old, "10m"), false);
  }

  @Test
  void a_refused_first_resend_taken_as_nothing_loses_a_page() {
    var old =
        new CursorRules() {
          @Override
          public boolean mayMeanNothing(NetskopeException failure, boolean hadAPage) {
            return !hadAPage && RequestEnd.of(failure) == RequestEnd.REFUSED;
          }
        };
    loses("a refused first `resend` means `next`", setting(true, old, "10m"), true);
  }

  @Test
  void without_probation_late_requests_lose_pages() {
    loses("no probation", setting(false, new CursorRules(), "0"), false);
  }

  @Test
  void an_answer_without_a_result_taken_as_empty_loses_pages() {
    var old =
        new CursorRules() {
          @Override
          public boolean silentNextMeansNothing() {
            return true;
          }
        };
    loses("an answer without a result is an empty page", setting(false, old, "10m"), false);
  }

  private static Setting setting(boolean killing, CursorRules rules, String probation) {
    return new Setting(killing, true, rules, probation);
  }

  /** As many trials as are needed; all of them in the long campaign, for the table. */
  private static void loses(String rule, Setting setting, boolean forgetful) {
    var tally = new CampaignTally();
    for (long seed = 1;
        seed <= 50 * TRIALS && (tally.lost() == 0 || (LONG && seed <= TRIALS));
        seed++) {
      var store = new InMemoryCheckpointStore();
      tally.add(trial(seed, setting, forgetful ? null : () -> store));
    }
    LOG.info("{}: {}", rule, tally);
    PAGE.row("old", rule, tally.cells());
    assertThat(tally.lost()).isPositive();
  }

  private static TrialResult trial(
      long seed, Setting setting, @Nullable Supplier<CheckpointStore> store) {
    try {
      return new CampaignTrial(CONTEXT, seed, setting, store).run();
    } catch (Exception e) {
      throw new AssertionError("seed " + seed, e);
    }
  }
}
