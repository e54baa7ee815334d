package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelnetskope.simulator.Fault;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Camel's options of a scheduled poll consumer work as in other components. */
class PollOptionsTest extends VirtualRouteTest {
  private static final String FEED = "events/page";

  private void records(int count) {
    tenant.feed(FEED).add(count);
  }

  @Test
  void no_request_is_sent_before_the_initial_delay_is_over() throws Exception {
    start(FEED, "initialDelay=5000");

    runSeconds(4);
    assertThat(requests()).isZero();
    runSeconds(1);

    assertThat(requests()).isPositive();
  }

  @Test
  void a_delay_is_the_least_time_between_two_requests() throws Exception {
    start(FEED, "initialDelay=0", "delay=60000", "startFrom=next");
    runSeconds(59);
    assertThat(requests()).isOne();
    runSeconds(1);

    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void a_greedy_consumer_still_waits_as_long_as_the_tenant_wants() throws Exception {
    records(1);
    start(FEED, "initialDelay=0", "greedy=true", "startFrom=next");
    runSeconds(4);

    assertThat(received).hasSize(1);
    assertThat(requests()).isOne();
  }

  @Test
  void polling_ends_when_it_was_repeated_as_often_as_wanted() throws Exception {
    start(FEED, "initialDelay=0", "repeatCount=3", "startFrom=next");

    runSeconds(600);

    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void no_request_is_sent_before_the_scheduler_is_started() throws Exception {
    start(FEED, "initialDelay=0", "startScheduler=false");
    runSeconds(600);
    assertThat(requests()).isZero();

    consumer().feeds("*").get(0).startScheduler();
    runSeconds(1);

    assertThat(requests()).isPositive();
  }

  @Test
  void an_idle_poll_sends_an_empty_message_when_wanted() throws Exception {
    start(FEED, "initialDelay=0", "startFrom=next", "sendEmptyMessageWhenIdle=true");
    runSeconds(12);

    assertThat(requests()).isEqualTo(3);
    assertThat(received).containsExactly("null", "null", "null");
  }

  @Test
  void polls_are_logged_at_the_level_that_is_wanted() throws Exception {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var logger = (Logger) LoggerFactory.getLogger(PollCycle.class);
    logger.addAppender(lines);

    start(FEED, "initialDelay=0", "startFrom=next", "runLoggingLevel=INFO");
    logger.detachAppender(lines);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Scheduled task started on"))
        .anyMatch(line -> line.startsWith("Scheduled task completed on"));
  }

  @Test
  void failed_polls_are_left_out_when_backing_off() throws Exception {
    tenant.faults().on(FEED).always().inject(Fault.status(503));
    start(
        FEED,
        "initialDelay=0",
        "startFrom=next",
        "delay=10000",
        "retryDelay=10",
        "maxRetryDelay=10",
        "backoffErrorThreshold=2",
        "backoffMultiplier=3");

    runSeconds(95);

    // At 0 and 10 s; those at 20 and 30 s are left out; 40, 50; ...
    assertThat(requests()).isEqualTo(6);
  }

  @Test
  void idle_polls_are_left_out_when_backing_off() throws Exception {
    start(
        FEED,
        "initialDelay=0",
        "startFrom=next",
        "delay=10000",
        "backoffIdleThreshold=1",
        "backoffMultiplier=4");

    runSeconds(95);

    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void a_poll_strategy_may_refuse_a_poll_and_is_called_at_each_end() throws Exception {
    var strategy = new Strategy();
    context.getRegistry().bind("strategy", strategy);
    strategy.refuses = true;
    start(FEED, "initialDelay=0", "startFrom=next", "pollStrategy=#bean:strategy");
    runSeconds(10);
    assertThat(requests()).isZero();

    records(2);
    strategy.refuses = false;
    runSeconds(2);

    assertThat(strategy.heard).containsExactly("commit 2");
  }

  @Test
  void a_poll_strategy_may_have_a_poll_repeated_at_once() throws Exception {
    var strategy = new Strategy();
    strategy.retries = 2;
    context.getRegistry().bind("strategy", strategy);
    tenant.faults().on(FEED).times(2).inject(Fault.status(503));
    start(FEED, "initialDelay=0", "startFrom=next", "retryDelay=1m", "pollStrategy=#bean:strategy");
    runSeconds(2);

    assertThat(strategy.heard).startsWith("rollback 0", "rollback 1", "commit 0");
  }

  @Test
  void a_scheduler_of_the_users_own_polls_every_feed_at_each_of_its_times() throws Exception {
    var scheduler = new ByHand();
    context.getRegistry().bind("mine", scheduler);
    start(
        "events/page,events/network,alerts/dlp",
        "startFrom=next",
        "scheduler=#mine",
        "scheduler.cron=hourly");
    runSeconds(60);
    assertThat(scheduler.cron).isEqualTo("hourly");
    assertThat(requests()).isZero();

    scheduler.tick();
    runSeconds(60);
    assertThat(requests()).isEqualTo(3);
    scheduler.tick();
    runSeconds(60);

    for (String feed : List.of("events/page", "events/network", "alerts/dlp")) {
      assertThat(tenant.journal().operations(feed)).containsExactly("next", "next");
    }
  }

  private static final class Strategy implements PollingConsumerPollStrategy {
    private final List<String> heard = new ArrayList<>();
    private boolean refuses;
    private int retries;

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
      return !refuses;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
      heard.add("commit " + polledMessages);
    }

    @Override
    public boolean rollback(
        Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
      heard.add("rollback " + retryCounter);
      return retryCounter < retries;
    }
  }

  /** A scheduler that the test triggers, like a cron expression. */
  public static final class ByHand extends ServiceSupport
      implements ScheduledPollConsumerScheduler {
    private Runnable task = () -> {};
    private boolean started;
    private String cron = "";

    public void setCron(String newCron) {
      cron = newCron;
    }

    private void tick() {
      task.run();
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable newTask) {
      task = newTask;
    }

    @Override
    public void unscheduleTask() {
      task = () -> {};
    }

    @Override
    public void startScheduler() {
      started = true;
    }

    @Override
    public boolean isSchedulerStarted() {
      return started;
    }

    @Override
    public CamelContext getCamelContext() {
      return null;
    }

    @Override
    public void setCamelContext(CamelContext context) {}
  }
}
