package io.github.camelnetskope.simulator.iterator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MakingMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  private final MakingMemory memory = new MakingMemory(3 * MEGABYTE);
  private final AtomicInteger atOnce = new AtomicInteger();

  private int make() {
    int others = atOnce.incrementAndGet();
    atOnce.decrementAndGet();
    return others;
  }

  @Test
  void no_more_pages_are_made_at_once_than_there_is_memory_for() {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Integer>> made =
          IntStream.range(0, 1000)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> memory.make(MEGABYTE, this::make), threads))
              .toList();

      assertThat(made).allSatisfy(page -> assertThat(page.join()).isLessThanOrEqualTo(3));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_page_that_is_larger_than_the_memory_is_made_alone() {
    assertThat(memory.<Integer>make(100 * MEGABYTE, this::make)).isOne();
    assertThat(memory.<Integer>make(MEGABYTE, this::make)).isOne();
  }
}
