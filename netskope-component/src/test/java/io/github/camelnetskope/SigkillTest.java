package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real process that writes records to a file is killed with SIGKILL at random moments. {@code
 * -Dsigkill.times=50} kills it as often.
 */
class SigkillTest {
  private static final Logger LOG = LoggerFactory.getLogger(SigkillTest.class);
  private static final int TIMES = Integer.getInteger("sigkill.times", 3);
  private static final int RECORDS = 3_000;
  private static final int PAGE = 200;

  @TempDir Path folder;

  @Test
  void the_union_of_what_the_killed_processes_wrote_is_complete() throws Exception {
    var random = new Random(TIMES);
    try (var tenant = tenant()) {
      for (int i = 0; i < TIMES; i++) {
        tenant.tenant().feed("events/page").add(RECORDS);
        Process victim = start(tenant, i);
        int enough = random.nextInt(RECORDS);
        while (lines(i) < enough && victim.isAlive() && !complete(tenant)) {
          Thread.onSpinWait();
        }
        victim.destroyForcibly().waitFor();
      }
      Process last = start(tenant, TIMES);
      while (!complete(tenant)) {
        assertThat(last.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      last.destroy();
      assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();

      read().forEach(line -> tenant.oracle().delivered("events/page", line));
      LOG.info("{} times killed: {}", TIMES, tenant.oracle().report("events/page"));
      assertThat(tenant.oracle().lost("events/page")).isZero();
      assertThat(tenant.oracle().notDelivered("events/page")).isEmpty();
    }
  }

  private NetskopeSimulator tenant() {
    return NetskopeSimulator.builder()
        .waitTime(0)
        .rateLimit(false)
        .pageSize(PAGE)
        .feed("events/page", f -> f.recordSize(300).records(RECORDS))
        .start();
  }

  private Process start(NetskopeSimulator tenant, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            tenant.baseUrl(),
            folder.resolve("checkpoints").toString(),
            file(number).toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log." + number).toFile())
        .start();
  }

  private Path file(int number) {
    return folder.resolve("records." + number);
  }

  private int lines(int number) throws IOException {
    Path file = file(number);
    return Files.exists(file) ? (int) (Files.size(file) / 300) : 0;
  }

  /** Whether the cursor has passed all records and nothing more arrives in the last file. */
  private static boolean complete(NetskopeSimulator tenant) {
    var feed = tenant.tenant().feed("events/page");
    boolean passed = feed.position("kill") == feed.size();
    List<JournalEntry> requests = tenant.journal().entries("events/page");
    if (!passed || requests.isEmpty()) {
      return false;
    }
    JournalEntry last = requests.get(requests.size() - 1);
    return last.operation().equals("next") && last.status() == 200 && last.records() == 0;
  }

  /** All complete lines; a line that the kill cut was not settled. */
  private List<String> read() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("records."))
          .flatMap(SigkillTest::wholeLines)
          .toList();
    }
  }

  private static Stream<String> wholeLines(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
