package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.simulator.iterator.UnknownResend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In seeded campaigns the oracle finds the losses of a wrong reader and none of a correct one. */
class CampaignTest {

  private static final String FEED = "events/alert";
  private static final List<Fault> FAULTS =
      List.of(
          Fault.dropAfterAdvance(),
          Fault.dropBeforeAnswer(),
          Fault.cutBody(100),
          Fault.stall(),
          Fault.status(503),
          Fault.status(503).afterAdvance());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sending_next_after_an_unknown_outcome_loses_records(long seed) {
    SimulatedTenant tenant = tenant(seed);
    for (int request = 0; request < 400; request++) {
      read(tenant, "next").forEach(record -> tenant.oracle().delivered(FEED, record));
    }

    assertThat(tenant.oracle().lost()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sending_resend_and_comparing_loses_and_repeats_nothing(long seed) {
    SimulatedTenant tenant = tenant(seed);
    List<String> before = List.of();
    String operation = "next";
    for (int request = 0; request < 400; request++) {
      List<String> page = read(tenant, operation);
      boolean unclear = page.isEmpty();
      if (!unclear && !page.equals(before)) {
        page.forEach(record -> tenant.oracle().delivered(FEED, record));
        before = page;
      }
      operation = unclear ? "resend" : "next";
      if (tenant.oracle().report(FEED).delivered() == 300) {
        break;
      }
    }

    assertThat(tenant.oracle().report(FEED).isExactlyOnce())
        .as(tenant.oracle().toString())
        .isTrue();
    assertThat(tenant.oracle().report(FEED).delivered()).isEqualTo(300);
  }

  private static SimulatedTenant tenant(long seed) {
    SimulatedTenant tenant =
        SimulatedTenant.builder()
            .seed(seed)
            .clock(VirtualClock.at("2026-05-04T10:00:00Z"))
            .rateLimit(false)
            .pageSize(10)
            .unknownResend(UnknownResend.FIRST_PAGE)
            .feed(FEED, feed -> feed.records(300))
            .build();
    Random random = new Random(seed);
    tenant
        .faults()
        .hook(
            request ->
                random.nextInt(3) == 0
                    ? Optional.of(FAULTS.get(random.nextInt(FAULTS.size())))
                    : Optional.empty());
    return tenant;
  }

  /** The records of a page that arrived complete; none after an unknown outcome. */
  private static List<String> read(SimulatedTenant tenant, String operation) {
    SimulatorAnswer answer = tenant.answer(TenantFixture.request(FEED, "it", operation));
    List<String> records = new ArrayList<>();
    if (answer.status() == 200 && answer.ending().arrivesWhole()) {
      for (JsonNode record : TenantFixture.json(answer).path("result")) {
        records.add(sourceOf(answer, record));
      }
    }
    return records;
  }

  /** The exact text: cut out of the body by the record's id. */
  private static String sourceOf(SimulatorAnswer answer, JsonNode record) {
    String body = new String(answer.content(), StandardCharsets.UTF_8);
    String start = "{\"_id\":\"" + record.path("_id").asText() + "\"";
    int from = body.indexOf(start);
    int end = body.indexOf(",{\"_id\":\"", from + 1);
    return body.substring(from, end < 0 ? body.indexOf("],\"wait_time\"", from) : end);
  }
}
