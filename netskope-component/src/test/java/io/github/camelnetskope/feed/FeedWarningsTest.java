package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.health.FeedProblem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line for each cause. */
class FeedWarningsTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("feed-warnings");

  private final VirtualTime time = new VirtualTime();
  private final FeedWarnings warnings = new FeedWarnings(time.scheduler, Runnable::run);
  private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

  @BeforeEach
  void watchLog() {
    seen.start();
    LOG.addAppender(seen);
  }

  @AfterEach
  void forgetLog() {
    LOG.detachAppender(seen);
  }

  private static CursorKey cursor(String tenant, String feed, String index) {
    return new CursorKey(
        Tenant.parse(tenant), Feed.parseList(feed).get(0), new IteratorIndex(index));
  }

  private FeedLog log(CursorKey cursor, Duration next) {
    return new FeedLog(cursor, LOG, warnings, () -> next);
  }

  private void unauthorized(CursorKey cursor, String operation, Duration next) {
    log(cursor, next)
        .failing(
            FeedProblem.TOKEN_INVALID,
            "asking " + cursor + " for " + operation + ": HTTP 401, \"Unauthorized\". Renew it");
  }

  private List<String> lines() {
    return seen.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void feeds_that_fail_for_one_reason_share_a_line() {
    unauthorized(cursor("acme.goskope.com", "events/page", "siem"), "resend", seconds(61));
    time.pass(Duration.ofMillis(500));
    unauthorized(cursor("acme.goskope.com", "alerts/dlp", "siem"), "next", seconds(58));

    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .containsExactly(
            "acme.goskope.com: TOKEN_INVALID for 2 feeds (events/page, alerts/dlp): asking"
                + " acme.goskope.com events/page index siem for resend: HTTP 401,"
                + " \"Unauthorized\". Renew it; next attempt in 58 s");
  }

  @Test
  void checkpoints_that_are_damaged_are_all_named() {
    for (String feed : List.of("events/page", "alerts/dlp", "alerts/uba")) {
      String file = "siem@" + feed.replace('/', '.') + "@acme.goskope.com.checkpoint";
      log(cursor("acme.goskope.com", feed, "siem"), seconds(60))
          .failing(
              FeedProblem.CHECKPOINT_FAILED,
              "checkpointDir, route 'r', feed "
                  + feed
                  + ", index siem: checkpoint /a b/"
                  + file
                  + " is not a complete checkpoint");
    }

    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("checkpoint /a b/siem@events.page@acme.goskope.com.checkpoint is not a complete")
        .contains(
            "; likewise /a b/siem@alerts.dlp@acme.goskope.com.checkpoint, /a"
                + " b/siem@alerts.uba@acme.goskope.com.checkpoint; next attempt");
  }

  @Test
  void of_many_cursors_the_first_ten_are_named() {
    for (int stripe = 1; stripe <= 72; stripe++) {
      unauthorized(cursor("acme.goskope.com", "events/page", "i." + stripe), "next", seconds(60));
    }
    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("for 72 feeds (events/page index i.1, events/page index i.2, ")
        .contains(", events/page index i.10 and 62 more): asking")
        .hasSizeLessThan(1000);
  }

  @Test
  void of_many_checkpoints_that_are_damaged_the_first_ten_others_are_named() {
    for (int number = 10; number < 40; number++) {
      String feed = "events/f" + number;
      log(cursor("acme.goskope.com", feed, "siem"), seconds(60))
          .failing(
              FeedProblem.CHECKPOINT_FAILED,
              "checkpoint /" + feed.replace('/', '.') + ".checkpoint is not complete");
    }
    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("for 30 feeds (events/f10, ", ", events/f19 and 20 more): checkpoint /events.f10")
        .contains("; likewise /events.f11.checkpoint, ")
        .endsWith(", /events.f20.checkpoint and 19 more; next attempt in 60 s");
  }

  @Test
  void feeds_of_several_indexes_are_named_with_them() {
    unauthorized(cursor("acme.goskope.com", "events/page", "a"), "resend", seconds(60));
    unauthorized(cursor("acme.goskope.com", "events/page", "b"), "resend", seconds(60));

    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("for 2 feeds (events/page index a, events/page index b): asking");
  }

  @Test
  void another_tenant_or_reason_has_a_line_of_its_own() {
    unauthorized(cursor("acme.goskope.com", "events/page", "siem"), "resend", seconds(60));
    unauthorized(cursor("b.goskope.com", "events/page", "siem"), "resend", seconds(60));
    log(cursor("acme.goskope.com", "alerts/dlp", "siem"), Duration.ofDays(3650))
        .failing(FeedProblem.STOPPED, "the route threw java.io.IOException");

    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("b.goskope.com events/page index siem: TOKEN_INVALID: "))
        .contains(
            "acme.goskope.com alerts/dlp index siem: STOPPED: the route threw"
                + " java.io.IOException");
  }

  @Test
  void a_held_back_line_is_written_before_later_lines() {
    CursorKey cursor = cursor("acme.goskope.com", "events/page", "siem");
    unauthorized(cursor, "resend", seconds(60));

    log(cursor, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);
    time.runFor(FeedWarnings.WINDOW);

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).contains(": TOKEN_INVALID: asking");
    assertThat(lines().get(1)).endsWith(": resumed after TOKEN_INVALID");
  }

  @Test
  void feeds_that_recover_share_a_line_when_the_last_of_them_does() {
    CursorKey page = cursor("acme.goskope.com", "events/page", "siem");
    CursorKey dlp = cursor("acme.goskope.com", "alerts/dlp", "siem");
    unauthorized(page, "resend", seconds(60));
    unauthorized(dlp, "resend", seconds(60));
    time.runFor(FeedWarnings.WINDOW);

    log(page, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);
    assertThat(lines()).hasSize(1);
    time.pass(Duration.ofSeconds(20));
    log(dlp, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);

    assertThat(lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "acme.goskope.com: 2 feeds resumed after TOKEN_INVALID (events/page, alerts/dlp)");
    time.runFor(FeedRecoveries.LONGEST);
    assertThat(lines()).hasSize(2);
  }

  @Test
  void a_feed_that_does_not_recover_delays_the_shared_line_only_for_a_limited_time() {
    CursorKey page = cursor("acme.goskope.com", "events/page", "siem");
    CursorKey alert = cursor("acme.goskope.com", "events/alert", "siem");
    unauthorized(page, "resend", seconds(60));
    unauthorized(alert, "resend", seconds(60));
    unauthorized(cursor("acme.goskope.com", "alerts/dlp", "siem"), "resend", seconds(60));
    time.runFor(FeedWarnings.WINDOW);
    log(page, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);
    log(alert, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);

    time.runFor(FeedRecoveries.LONGEST);

    assertThat(lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "acme.goskope.com: 2 feeds resumed after TOKEN_INVALID (events/page, events/alert);"
                + " 1 not yet");
  }

  @Test
  void a_recovery_is_logged_before_the_next_problem_and_before_the_end() {
    CursorKey page = cursor("acme.goskope.com", "events/page", "siem");
    CursorKey dlp = cursor("acme.goskope.com", "alerts/dlp", "siem");
    unauthorized(page, "resend", seconds(60));
    unauthorized(dlp, "resend", seconds(60));
    log(page, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);

    log(page, seconds(0)).failing(FeedProblem.UNREACHABLE, "gone");
    assertThat(lines()).hasSize(2).last().asString().endsWith("resumed after TOKEN_INVALID");
    log(dlp, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);
    assertThat(lines()).hasSize(3).last().asString().endsWith("resumed after TOKEN_INVALID");
    log(page, seconds(0)).closed();
    assertThat(lines()).hasSize(4).last().asString().contains("UNREACHABLE: gone");
  }

  @Test
  void a_feed_that_ends_does_not_delay_the_shared_line() {
    CursorKey page = cursor("acme.goskope.com", "events/page", "siem");
    CursorKey dlp = cursor("acme.goskope.com", "alerts/dlp", "siem");
    unauthorized(page, "resend", seconds(60));
    unauthorized(dlp, "resend", seconds(60));
    log(page, seconds(0)).resumed(FeedProblem.TOKEN_INVALID);

    log(dlp, seconds(0)).closed();

    assertThat(lines()).hasSize(2).last().asString().endsWith("resumed after TOKEN_INVALID");
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
