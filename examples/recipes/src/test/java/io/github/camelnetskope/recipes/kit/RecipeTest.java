package io.github.camelnetskope.recipes.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each recipe keeps: the sink is killed before pages come and while it takes them, the
 * collector while it has pages that the sink does not take, to start again before the sink, and
 * while the sink takes them. In the end the sink has each record once.
 */
public abstract class RecipeTest {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeTest.class);

  /** Three with different records. */
  private static final List<String> FEEDS = List.of("events/alert", "events/page", "alerts/dlp");

  private static final Pattern PROBLEM =
      Pattern.compile("Failed delivery|CHECKPOINT_FAILED|Failed restarting route");
  private static final int PAGE = 100;
  private static final int MORE = 250;

  /** How the route is written. */
  public enum Form {
    /** A class. */
    JAVA,
    /** A file. */
    YAML
  }

  @TempDir private Path folder;

  private SinkServer sink;
  private NetskopeSimulator tenant;
  private CollectorProcess collector;
  private long records;

  /** A sink that was not started yet. */
  protected abstract SinkServer sink(Path folder) throws Exception;

  /** The route: the name of a class, or a YAML file on the class path. */
  protected abstract String route(Form form);

  @ParameterizedTest
  @EnumSource(Form.class)
  void no_record_is_lost_when_the_sink_is_down_and_the_collector_is_killed(Form form)
      throws Exception {
    try (var server = sink(Files.createDirectory(folder.resolve("sink")));
        var simulator = tenant()) {
      sink = server;
      tenant = simulator;
      sink.start();
      try (var process = new CollectorProcess(folder, route(form), settings())) {
        collector = process;
        collector.start();
        run();
        collector.stop();
        judge(form);
      } catch (Exception | AssertionError e) {
        LOG.error("the collector said:\n{}", Files.readString(folder.resolve("collector.log")));
        throw e;
      }
    }
  }

  /**
   * For docs/performance.adoc: {@code mvn ... -Dthroughput=true -Dtest='*Test#records_a_second*'}.
   */
  @Test
  @EnabledIfSystemProperty(named = "throughput", matches = "true")
  void records_a_second_beside_those_into_nothing() throws Exception {
    try (var server = sink(Files.createDirectory(folder.resolve("sink")))) {
      server.start();
      server.behave();
      String nothing = PagesToNothing.class.getName();
      long before = Throughput.of(folder.resolve("before"), nothing, Map.of());
      long taken = Throughput.of(folder.resolve("taken"), route(Form.JAVA), server.settings());
      long after = Throughput.of(folder.resolve("after"), nothing, Map.of());

      LOG.info(
          "{}: {} records/s; into nothing before {}, after {}",
          getClass().getSimpleName(),
          taken,
          before,
          after);
      assertThat(server.count()).isEqualTo(Throughput.RECORDS);
    }
  }

  private static NetskopeSimulator tenant() {
    var builder = NetskopeSimulator.builder().pageSize(PAGE).waitTime(0);
    FEEDS.forEach(feed -> builder.feed(feed, f -> f.recordSize(700)));
    return builder.start();
  }

  private Map<String, String> settings() {
    Map<String, String> all = new HashMap<>(sink.settings());
    all.put("netskope.feeds", String.join(",", FEEDS));
    all.put("camel.component.netskope.tenant", tenant.baseUrl());
    all.put("camel.component.netskope.token", NetskopeSimulator.TOKEN);
    all.put("camel.component.netskope.min-wait", "100ms");
    all.put("camel.component.netskope.retry-delay", "100ms");
    all.put("camel.component.netskope.max-retry-delay", "1s");
    all.putIfAbsent("netskope.checkpoints", folder.resolve("checkpoints").toString());
    return all;
  }

  private void run() throws Exception {
    arrive();
    awaitAll("the first records");

    troubled();
    sink.start();
    awaitAll("the sink is back");

    troubled();
    collector.kill();
    long before = problems();
    collector.start();
    awaitTrouble(before);
    sink.start();
    awaitAll("the collector is back, before the sink, after pages that the sink did not take");

    long first = sink.count();
    arrive();
    Await.until("the sink takes some", () -> isRunning() && sink.count() > first);
    collector.kill();
    collector.start();
    awaitAll("the collector is back after pages that the sink was taking");

    long then = sink.count();
    arrive();
    Await.until("the sink takes some more", () -> isRunning() && sink.count() > then);
    sink.kill();
    sink.start();
    awaitAll("the sink is back after a kill in the middle of pages");
  }

  private void troubled() throws Exception {
    long before = problems();
    sink.kill();
    arrive();
    awaitTrouble(before);
  }

  private void arrive() {
    FEEDS.forEach(feed -> tenant.tenant().feed(feed).add(MORE));
    records += (long) FEEDS.size() * MORE;
  }

  private boolean isRunning() {
    if (!collector.isAlive()) {
      throw new AssertionError("the collector has ended by itself");
    }
    return true;
  }

  private void awaitAll(String when) {
    Await.until(when + ": " + records, () -> isRunning() && sink.count() >= records);
  }

  /** Records were sent to the sink, and the sink did not accept them. */
  private void awaitTrouble(long before) {
    Await.until("a problem", () -> isRunning() && problems() > before);
  }

  private long problems() throws IOException {
    return Files.readString(collector.log()).lines().filter(PROBLEM.asPredicate()).count();
  }

  private void judge(Form form) throws Exception {
    var judge = new Judge(tenant, FEEDS);
    sink.read(judge);
    LossReport report = judge.report();
    LOG.info("{} {}: {}", getClass().getSimpleName(), form, report);
    assertThat(report.isComplete()).as("%s %s", report, judge.altered()).isTrue();
    assertThat(report.handedOut()).isEqualTo(records);
    assertThat(report.repeated()).as(report.toString()).isZero();
    assertThat(report.delivered()).isEqualTo(records);
  }
}
