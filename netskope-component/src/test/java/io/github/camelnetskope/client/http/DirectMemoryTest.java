package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectMemoryTest {
  private static final long HEAP = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({
    "10M, 10485760",
    "512k, 524288",
    "2g, 2147483648",
    "2G, 2147483648",
    "1t, 1099511627776",
    "65536, 65536",
    "0xA00000, 10485760",
    "0, 0",
    "much, 0",
    "'', 0"
  })
  void an_argument_of_the_jvm_limits_it(String given, long bytes) {
    assertThat(DirectMemory.limit(List.of("-Xmx1g", "-XX:MaxDirectMemorySize=" + given), HEAP))
        .isEqualTo(bytes);
  }

  @Test
  void without_an_argument_it_is_as_large_as_the_heap() {
    assertThat(DirectMemory.limit(List.of("-Xmx1g", "-Dx=y"), HEAP)).isEqualTo(HEAP);
  }

  @Test
  void the_last_argument_counts() {
    List<String> both = List.of("-XX:MaxDirectMemorySize=1g", "-XX:MaxDirectMemorySize=10m");

    assertThat(DirectMemory.limit(both, HEAP)).isEqualTo(10 << 20);
  }

  @Test
  void the_limit_of_this_jvm_can_be_read() {
    assertThat(DirectMemory.limit()).isPositive();
  }
}
