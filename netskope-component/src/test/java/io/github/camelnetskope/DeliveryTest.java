package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.Sink.Received;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The records and headers that a route receives. */
class DeliveryTest extends RouteTest {
  private static final String A =
      "{\"_id\":\"a\", \"timestamp\":1710928898,\"n\":9064411288558768620}";
  private static final String B = "{ \"_id\" : \"b\" }";
  private static final String C = "{\"timestamp\":1710928899,\"text\":\"\\u0000 \\/ \u00e4\"}";

  @Test
  void a_record_is_delivered_as_its_exact_source_text() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(A, B, C)));

    start(uri("events/page"));

    assertThat(sink.await(3).texts()).containsExactly(A, B, C);
  }

  @Test
  void bytes_are_the_source_text_as_utf_8() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(A, C)));

    start(uri("events/page", "bodyType=BYTES"));

    assertThat(sink.await(2).received()).allMatch(r -> r.body() instanceof byte[]);
    assertThat(sink.texts()).containsExactly(A, C);
  }

  @Test
  void a_map_keeps_integers_of_any_size() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(A, "{\"n\":17713785972606802068}")));

    start(uri("events/page", "bodyType=MAP"));

    List<Received> received = sink.await(2).received();
    assertThat(received.get(0).body())
        .isEqualTo(Map.of("_id", "a", "timestamp", 1710928898, "n", 9064411288558768620L));
    assertThat(received.get(1).body())
        .isEqualTo(Map.of("n", new BigInteger("17713785972606802068")));
  }

  @Test
  void a_batch_is_newline_delimited_and_ends_with_its_page() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(A, "{\n\"_id\":\"b\"\r\n}", C)));

    start(uri("events/page", "delivery=BATCH", "batchSize=2"));

    assertThat(sink.await(2).texts()).containsExactly(A + "\n{ \"_id\":\"b\"  }\n", C + "\n");
    assertThat(sink.received().get(1).headers())
        .containsEntry(NetskopeConstants.POSITION, 2)
        .containsEntry(NetskopeConstants.RECORD_COUNT, 1)
        .containsEntry(NetskopeConstants.PAGE_SIZE, 3);
  }

  @Test
  void a_page_of_maps_is_a_list() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}")));

    start(uri("events/page", "delivery=PAGE", "bodyType=MAP"));

    assertThat(sink.await(1).received().get(0).body())
        .isEqualTo(List.of(Map.of("_id", "a"), Map.of("_id", "b")));
  }

  @Test
  void headers_say_where_a_record_comes_from() throws Exception {
    tenant(t -> t.waitTime(7).feed("alerts/dlp", f -> f.page(A, B, C)));

    start(uri("alerts/dlp", "startFrom=next"));

    assertThat(sink.await(3).received().get(0).headers())
        .containsEntry("CamelNetskopeFeed", "alerts/dlp")
        .containsEntry("CamelNetskopeIndex", "test")
        .containsEntry("CamelNetskopeOperation", "next")
        .containsEntry("CamelNetskopePosition", 0)
        .containsEntry("CamelNetskopePageSize", 3)
        .containsEntry("CamelNetskopeEventId", "a")
        .containsEntry("CamelNetskopeEventTime", 1710928898L)
        .containsEntry("CamelNetskopeWaitTime", 7L)
        .containsEntry("CamelNetskopeRedelivered", false)
        .containsEntry("CamelMessageTimestamp", 1710928898000L)
        .containsKey("CamelNetskopeHighWaterMark");
    assertThat(sink.received().get(1).headers())
        .containsEntry("CamelNetskopePosition", 1)
        .containsEntry("CamelNetskopeEventId", "b")
        .doesNotContainKeys("CamelNetskopeEventTime", "CamelMessageTimestamp");
    assertThat(sink.received().get(2).headers())
        .containsEntry("CamelNetskopePosition", 2)
        .containsEntry("CamelNetskopeEventTime", 1710928899L)
        .doesNotContainKey("CamelNetskopeEventId");
  }

  @Test
  void all_feeds_of_a_tenant_arrive_once_and_in_order() throws Exception {
    tenant(t -> t.pageSize(50).allFeeds(f -> f.records(120)));

    start(uri("*"));

    sink.await(24 * 120);
    sink.received().forEach(r -> tenant().oracle().delivered(feed(r), r.text()));
    assertThat(tenant().oracle().report().isExactlyOnce())
        .as(tenant().oracle().toString())
        .isTrue();
    assertThat(tenant().journal().count(429)).isZero();
  }

  /** Pages so long that they share their arrays, while several records are in flight. */
  @ParameterizedTest
  @EnumSource(
      value = BodyType.class,
      names = {"JSON", "BYTES"})
  void a_reused_array_does_not_mix_up_records_or_headers(BodyType type) throws Exception {
    List<String> feeds = List.of("alerts/dlp", "alerts/malware", "events/page");
    tenant(t -> t.pageSize(300).rateLimit(false).allFeeds(f -> f.records(1500)));

    start(uri(String.join(",", feeds), "maxInFlight=4", "pollerThreads=2", "bodyType=" + type));

    sink.await(3 * 1500);
    sink.received().forEach(r -> tenant().oracle().delivered(feed(r), r.text()));
    for (String feed : feeds) {
      assertThat(tenant().oracle().notDelivered(feed)).isEmpty();
      assertThat(tenant().oracle().repeated(feed)).isZero();
    }
    assertThat(sink.received())
        .filteredOn(r -> r.headers().containsKey(NetskopeConstants.EVENT_ID))
        .isNotEmpty()
        .allMatch(r -> r.text().contains(r.header(NetskopeConstants.EVENT_ID, String.class)));
  }

  /** The array of a page is used again as soon as its body is made. */
  @ParameterizedTest
  @EnumSource(BodyType.class)
  void a_page_that_fails_is_delivered_again_unchanged(BodyType type) throws Exception {
    List<String> feeds = List.of("alerts/dlp", "alerts/malware", "events/page");
    tenant(t -> t.pageSize(300).rateLimit(false).allFeeds(f -> f.records(900)));
    sink.failsOn(received -> !received.redelivered());

    start(uri(String.join(",", feeds), "delivery=PAGE", "pollerThreads=2", "bodyType=" + type));

    sink.await(2 * 3 * 3);
    for (String feed : feeds) {
      List<String> texts =
          sink.received().stream().filter(r -> feed.equals(feed(r))).map(Received::text).toList();
      assertThat(texts).hasSize(6).doesNotContainNull();
      for (int i = 0; i < 6; i += 2) {
        assertThat(texts.get(i + 1)).isEqualTo(texts.get(i));
      }
      assertThat(Set.copyOf(texts)).hasSize(3);
    }
  }

  private static String feed(Received received) {
    return received.header(NetskopeConstants.FEED, String.class);
  }
}
