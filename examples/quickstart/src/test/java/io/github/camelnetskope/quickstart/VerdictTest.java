package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.quickstart.Backfill.Span;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @TempDir Path folder;

  private final SimulatedTenant tenant =
      SimulatedTenant.builder()
          .feed("events/page", f -> f.page("{\"n\":1}", "{\"n\":2}").page("{\"n\":3}"))
          .build();

  @BeforeEach
  void twoPagesAreHandedOut() {
    next();
    next();
  }

  @Test
  void each_record_in_one_file_is_good() throws IOException {
    write("events/page/1.ndjson", "{\"n\":1}\n{\"n\":2}\n");
    write("events/page/2.ndjson", "{\"n\":3}\n");

    assertThat(verdict().isGood()).isTrue();
  }

  @Test
  void a_missing_page_is_lost() throws IOException {
    write("events/page/2.ndjson", "{\"n\":3}\n");

    assertThat(verdict().isGood()).isFalse();
    assertThat(tenant.oracle().lost()).isEqualTo(2);
  }

  @Test
  void a_page_in_two_files_is_repeated() throws IOException {
    write("events/page/1.ndjson", "{\"n\":1}\n{\"n\":2}\n");
    write("events/page/2.ndjson", "{\"n\":3}\n");
    write("events/page/3.ndjson", "{\"n\":3}\n");

    assertThat(verdict().isGood()).isFalse();
    assertThat(tenant.oracle().repeated()).isEqualTo(1);
  }

  @Test
  void a_torn_page_is_not_good() throws IOException {
    write("events/page/1.ndjson", "{\"n\":1}\n{\"n\"");
    write("events/page/2.ndjson", "{\"n\":3}\n");

    assertThat(verdict().isGood()).isFalse();
  }

  @Test
  void a_page_under_its_temporary_name_does_not_count() throws IOException {
    write("events/page/1.ndjson", "{\"n\":1}\n{\"n\":2}\n");
    write("events/page/2.ndjson", "{\"n\":3}\n");
    write("events/page/.part-3.ndjson", "{\"n\":3}\n");

    assertThat(verdict().isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  void records_that_a_cursor_jumped_over_are_lost_when_all_of_a_history_is_to_be_there(
      boolean all, boolean good) throws IOException {
    write("events/page/1.ndjson", "{\"n\":1}\n{\"n\":2}\n");
    write("events/page/2.ndjson", "{\"n\":3}\n");
    tenant.feed("events/page").records("{\"n\":4}", "{\"n\":5}");
    Instant now = Instant.now();
    ask(now.plusSeconds(1800).getEpochSecond() + "&index=another");

    Verdict verdict =
        all
            ? Verdict.ofHistory(
                new WrittenFiles(folder),
                tenant,
                new Span(now.minusSeconds(3600), now.plusSeconds(3600)))
            : verdict();

    assertThat(verdict.isGood()).isEqualTo(good);
  }

  private Verdict verdict() throws IOException {
    return Verdict.of(new WrittenFiles(folder), tenant);
  }

  private void next() {
    ask("next&index=a");
  }

  private void ask(String operation) {
    var request =
        SimulatorRequest.get("/api/v2/events/dataexport/events/page?operation=" + operation)
            .token(NetskopeSimulator.TOKEN);
    assertThat(tenant.answer(request).status()).isEqualTo(200);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
