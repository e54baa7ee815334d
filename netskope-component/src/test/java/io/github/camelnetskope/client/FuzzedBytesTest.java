package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.Answers.gzip;
import static io.github.camelnetskope.client.Answers.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.OddAnswers;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes come as an answer: a page or a {@link NetskopeException}, and no more memory than
 * {@code maxPageBytes} allows. {@code -Pfuzz} makes it long.
 */
class FuzzedBytesTest {
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long ROUNDS = 400L * Long.getLong("fuzz.rounds", 5);
  private static final Duration LONG = Duration.ofMinutes(Long.getLong("fuzz.minutes", 0));

  /** The page, its array twice while it grows, its text once, and what is small. */
  private static final long MOST_MEMORY = 8L * Answers.MOST_BYTES;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final byte[] PAGE =
      ("{\"ok\":1,\"result\":[{\"_id\":\"a\",\"timestamp\":1722282889,\"t\":\"\u00e4\\n\"},"
              + "{\"_id\":\"b\",\"n\":[1.5e3,{\"x\":null}]}],\"wait_time\":1,"
              + "\"timestamp_hwm\":1722282889}")
          .getBytes(UTF_8);

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void any_bytes_are_a_page_or_a_named_failure() {
    long end = System.nanoTime() + LONG.toNanos();
    long seed = FIRST_SEED;
    for (; seed < FIRST_SEED + ROUNDS || System.nanoTime() < end; seed++) {
      byte[] body = new OddAnswers(new Random(seed)).anything(PAGE);
      long before = allocated();
      try {
        look(body);
        assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_MEMORY);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dfuzz.rounds=1 -Dfuzz.seed=" + seed, e);
      }
    }
    System.out.println("fuzzed bytes: " + (seed - FIRST_SEED) + " answers");
  }

  private static void look(byte[] body) {
    EventPage page;
    try {
      page = page(body, Map.of());
    } catch (NetskopeException e) {
      assertThat(e.getMessage()).hasSizeLessThan(1000);
      return;
    }
    assertThat(page.bytes()).isLessThanOrEqualTo(Answers.MOST_BYTES);
    for (int i = 0; i < page.size(); i++) {
      EventRecord record = page.record(i);
      assertThat(record.json()).isEqualTo(new String(record.bytes(), UTF_8));
      assertThat(record.id()).isNotNull();
      assertThat(record.time()).isNotNull();
    }
  }

  @Test
  void a_page_that_inflates_beyond_its_limit_takes_no_more_memory_than_the_limit() {
    byte[] bomb = gzip("{\"ok\":1,\"result\":[{\"a\":\"" + "x".repeat(50_000_000) + "\"}]}");
    long before = allocated();

    assertThatThrownBy(() -> page(bomb, Map.of()))
        .isInstanceOf(NetskopeException.MalformedAnswer.class)
        .hasMessageContaining("maxPageBytes");

    assertThat(allocated() - before).isLessThan(MOST_MEMORY);
  }

  /** By this thread, since it began. */
  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
