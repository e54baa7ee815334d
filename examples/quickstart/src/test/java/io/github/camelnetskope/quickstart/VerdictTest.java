package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private Verdict verdict() throws IOException {
    return Verdict.of(new WrittenFiles(folder), tenant.oracle());
  }

  private void next() {
    var request =
        SimulatorRequest.get("/api/v2/events/dataexport/events/page?operation=next&index=a")
            .token(NetskopeSimulator.TOKEN);
    assertThat(tenant.answer(request).status()).isEqualTo(200);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
