package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private final TenantFixture fixture =
      TenantFixture.with(
          options -> options.pageSize(100).allFeeds(feed -> feed.recordSize(300).records(1_000)));

  @Test
  void many_indexes_of_many_feeds_each_get_every_record() {
    List<Integer> counts =
        IntStream.range(0, 8)
            .boxed()
            .flatMap(index -> Feeds.ALL.stream().map(feed -> feed + "#" + index))
            .parallel()
            .map(this::drain)
            .toList();

    assertThat(counts).containsOnly(1_000).hasSize(8 * 24);
    assertThat(fixture.tenant.journal().count(409)).isZero();
  }

  @Test
  void two_readers_of_one_cursor_share_its_pages_or_get_a_409() {
    int records =
        IntStream.range(0, 2_000).parallel().map(request -> read("events/page", "shared")).sum();

    assertThat(records).isEqualTo(1_000);
  }

  private int drain(String cursor) {
    String[] parts = cursor.split("#", 2);
    int records = 0;
    for (int page = 0; page < 11; page++) {
      records += read(parts[0], parts[1]);
    }
    return records;
  }

  private int read(String feed, String index) {
    SimulatorAnswer answer = fixture.ask(feed, index, "next");
    return answer.status() == 200 ? TenantFixture.json(answer).path("result").size() : 0;
  }
}
