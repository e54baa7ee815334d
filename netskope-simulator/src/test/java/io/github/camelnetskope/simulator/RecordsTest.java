package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RecordsTest {

  @ParameterizedTest
  @FieldSource("io.github.camelnetskope.simulator.Feeds#ALL")
  void every_feed_has_records_of_its_own_kind(String feed) {
    List<String> records = texts(feed, 300);

    assertThat(records).doesNotHaveDuplicates().allMatch(record -> json(record).isObject());
    assertThat(records).allMatch(record -> json(record).path("timestamp").isIntegralNumber());
    assertThat(records).allMatch(record -> json(record).path("type").isTextual());
    assertThat(records.stream().mapToInt(String::length).average().orElse(0))
        .isBetween(1900., 2300.);
  }

  @ParameterizedTest
  @FieldSource("io.github.camelnetskope.simulator.Feeds#ALL")
  void no_field_occurs_twice_in_a_record(String feed) {
    assertThat(texts(feed, 200)).allMatch(RecordsTest::isStrict);
  }

  @Test
  void an_alert_can_come_in_two_feeds() {
    SimulatedTenant tenant = SimulatedTenant.builder().build();
    SimulatedFeed mixed = tenant.feed("events/alert");
    SimulatedFeed dlp = tenant.feed("alerts/dlp").add(1);

    dlp.add(2, mixed);

    assertThat(mixed.size()).isEqualTo(2);
    assertThat(mixed.record(0)).isEqualTo(dlp.record(1));
    assertThat(mixed.record(1)).isEqualTo(dlp.record(2));
  }

  @Test
  void ids_have_the_length_of_their_type_and_are_unique() {
    assertThat(ids("events/page")).allMatch(id -> id.matches("[0-9a-f]{24}"));
    assertThat(ids("events/incident")).allMatch(id -> id.matches("[0-9a-f]{64}"));
    assertThat(ids("events/audit"))
        .allMatch(id -> id.matches("[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f-]{36}"))
        .anyMatch(id -> id.length() == 32)
        .anyMatch(id -> id.length() == 36);
    assertThat(ids("events/endpoint")).containsOnly("");
    assertThat(ids("events/page")).doesNotHaveDuplicates();
    assertThat(ids("events/audit")).doesNotHaveDuplicates();
  }

  @Test
  void the_same_seed_gives_the_same_records_and_another_seed_others() {
    assertThat(tenant(7).feed("events/page").add(5).record(3))
        .isEqualTo(tenant(7).feed("events/page").add(5).record(3))
        .isNotEqualTo(tenant(8).feed("events/page").add(5).record(3));
  }

  @Test
  void timestamps_share_seconds_come_unsorted_and_are_not_later_than_the_insertion() {
    SimulatedFeed feed = tenant(1).feed("events/page").records(5_000);
    List<Long> seconds =
        LongStream.range(0, 5_000)
            .mapToObj(number -> json(feed.record(number)).path("timestamp").asLong())
            .toList();

    assertThat(new HashSet<>(seconds)).hasSizeLessThan(5_000);
    assertThat(seconds).isNotEqualTo(seconds.stream().sorted().toList());
    for (int number = 0; number < 5_000; number++) {
      assertThat(seconds.get(number))
          .isBetween(feed.insertionSecond(number) - 3600, feed.insertionSecond(number));
    }
  }

  @Test
  void ids_of_64_bits_exceed_what_a_double_holds_and_one_exceeds_a_long() {
    assertThat(values("events/application", "transaction_id", 3_000))
        .anyMatch(id -> id.isIntegralNumber() && id.asLong() > 1L << 53);
    assertThat(values("events/network", "network_session_id", 2_000))
        .anyMatch(
            id ->
                id.isTextual()
                    && new java.math.BigInteger(id.asText()).bitLength() > Long.SIZE - 1);
  }

  @Test
  void the_same_field_changes_its_type() {
    assertThat(types("events/audit", "severity_level")).contains("NUMBER", "STRING");
    assertThat(types("events/application", "cci")).contains("NUMBER", "STRING");
    assertThat(types("alerts/policy", "policy_id")).contains("NUMBER", "STRING");
  }

  @Test
  void strings_hold_nul_unicode_and_escaped_slashes() {
    String all = String.join("\n", texts("events/application", 2_000));

    assertThat(all).contains("\\u0000").contains("\\/").contains("\ud83e\udd8a").contains("\u6771");
    assertThat(json("[" + all.replace('\n', ',') + "]")).hasSize(2_000);
  }

  @Test
  void records_hold_lists_and_maps() {
    List<JsonNode> records =
        texts("alerts/policy", 2_000).stream().map(TenantFixture::json).toList();

    assertThat(records).anyMatch(record -> record.path("custom_attr").size() > 0);
    assertThat(records).anyMatch(record -> record.path("other_categories").size() > 1);
    assertThat(values("events/incident", "dlp_match_info", 2_000))
        .anyMatch(info -> info.path(0).path("dlp_rules").path(0).isObject())
        .anyMatch(JsonNode::isTextual);
  }

  @Test
  void the_alert_feed_holds_alerts_of_all_types() {
    assertThat(new HashSet<>(values("events/alert", "alert_type", 2_000))).hasSizeGreaterThan(10);
    assertThat(texts("alerts/dlp", 50))
        .allMatch(record -> record.contains("\"alert_type\":\"DLP\""));
  }

  @Test
  void an_alert_has_the_same_id_in_both_of_its_feeds() {
    List<String> all = ids("events/alert");
    List<String> dlp = ids("alerts/dlp");
    int type = Feeds.ALERTS.indexOf("alerts/dlp");

    assertThat(all.get(type)).isEqualTo(dlp.get(0));
    assertThat(all.get(15 + type)).isEqualTo(dlp.get(1));
    assertThat(ids("alerts/uba")).doesNotContainAnyElementsOf(dlp);
  }

  @Test
  void an_incident_can_come_again_with_the_same_id_and_other_content() {
    SimulatedFeed feed = tenant(1).feed("events/incident").reemitEvery(10).add(20);

    assertThat(json(feed.record(9)).path("_id")).isEqualTo(json(feed.record(8)).path("_id"));
    assertThat(feed.record(9)).isNotEqualTo(feed.record(8));
    assertThat(json(feed.record(7)).path("_id")).isNotEqualTo(json(feed.record(8)).path("_id"));
  }

  @Test
  void the_size_of_records_can_be_chosen() {
    assertThat(tenant(1).feed("events/page").recordSize(600).add(1).record(0))
        .hasSizeBetween(450, 800);
    assertThat(tenant(1).feed("events/page").recordSize(8_000).add(1).record(0).length())
        .isBetween(7_000, 9_000);
  }

  private static SimulatedTenant tenant(long seed) {
    return SimulatedTenant.builder()
        .seed(seed)
        .clock(VirtualClock.at("2026-05-04T10:00:00Z"))
        .build();
  }

  private static List<String> texts(String feed, int count) {
    SimulatedFeed records = tenant(42).feed(feed).records(count);
    return LongStream.range(0, count).mapToObj(records::record).toList();
  }

  private static List<JsonNode> values(String feed, String field, int count) {
    return texts(feed, count).stream().map(record -> json(record).path(field)).toList();
  }

  private static List<String> ids(String feed) {
    return values(feed, "_id", 300).stream().map(JsonNode::asText).toList();
  }

  private static Set<String> types(String feed, String field) {
    Set<String> types = new HashSet<>();
    values(feed, field, 3_000).forEach(value -> types.add(value.getNodeType().name()));
    return types;
  }

  private static boolean isStrict(String record) {
    try {
      new com.fasterxml.jackson.databind.ObjectMapper()
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .readTree(record);
      return true;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return false;
    }
  }
}
