package io.github.camelnetskope.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Millions of records through a small heap, in a process of its own: {@code mvn -Psoak -pl
 * benchmarks -am verify}. {@code -Dsoak.records} says how many, in all.
 */
class SoakTest {
  private static final long RECORDS = Long.getLong("soak.records", 10_000_000L);
  private static final Path LOG = Path.of("target", "soak.log");
  private static final List<String> FEEDS =
      List.of(
          "events/page",
          "events/application",
          "events/network",
          "events/audit",
          "events/infrastructure",
          "events/incident",
          "events/connection",
          "events/alert",
          "events/endpoint",
          "alerts/dlp",
          "alerts/malware",
          "alerts/malsite",
          "alerts/policy",
          "alerts/quarantine",
          "alerts/remediation",
          "alerts/uba",
          "alerts/watchlist",
          "alerts/ctep",
          "alerts/compromisedcredential",
          "alerts/securityassessment");

  /** Memory, handles and threads of the process at one moment. */
  private record Sample(long kilobytes, long handles, long threads) {}

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
  void memory_handles_and_threads_stay_flat() throws Exception {
    long perFeed = RECORDS / FEEDS.size();
    var builder = NetskopeSimulator.builder().waitTime(0).rateLimit(false);
    FEEDS.forEach(feed -> builder.feed(feed, f -> f.distinctPages(1).records(perFeed)));
    List<Sample> samples = new ArrayList<>();
    try (var tenant = builder.start()) {
      Process reader = start(tenant, perFeed * FEEDS.size());
      try {
        while (!reader.waitFor(1, TimeUnit.SECONDS)) {
          sample(reader.pid(), samples);
        }
      } finally {
        reader.destroyForcibly();
      }
      assertThat(reader.exitValue()).as(Files.readString(LOG)).isZero();
    }
    List<Sample> warm = samples.subList(samples.size() / 4, samples.size());
    int half = warm.size() / 2;
    System.out.printf("%,d records, %d s, most held: %s%n", RECORDS, samples.size(), most(warm));
    for (ToLongFunction<Sample> what :
        List.<ToLongFunction<Sample>>of(Sample::kilobytes, Sample::handles, Sample::threads)) {
      long first = most(warm.subList(0, half), what);
      long second = most(warm.subList(half, warm.size()), what);
      assertThat(second).isLessThanOrEqualTo(first + Math.max(3, first / 20));
    }
  }

  private static Process start(NetskopeSimulator tenant, long records) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-Dtenant=" + tenant.baseUrl());
    command.add("-Dtoken=" + NetskopeSimulator.TOKEN);
    command.add("-Dindex=soak");
    command.add("-Dfeeds=" + String.join(",", FEEDS));
    command.add("-Drecords=" + records);
    command.add("-Dthreads=2");
    command.add("-cp");
    command.add(ManagementFactory.getRuntimeMXBean().getClassPath());
    command.addAll(List.of(Reader.class.getName(), "RECORD", "JSON", "/dev/null"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile())
        .start();
  }

  private static void sample(long pid, List<Sample> samples) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
      List<String> status = Files.readAllLines(process.resolve("status"));
      samples.add(
          new Sample(number(status, "VmRSS:"), handles.count(), number(status, "Threads:")));
    } catch (NoSuchFileException e) {
      // it has just ended
    }
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private static long most(List<Sample> samples, ToLongFunction<Sample> what) {
    return samples.stream().mapToLong(what).max().orElseThrow();
  }

  private static Sample most(List<Sample> samples) {
    return new Sample(
        most(samples, Sample::kilobytes),
        most(samples, Sample::handles),
        most(samples, Sample::threads));
  }
}
