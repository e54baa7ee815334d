package io.github.camelnetskope.recipes.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recipe on an API that goes down, loses answers, throttles, and has tokens that expire. */
class AzureTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    // Less the margin of 5 s, a token is used for a second.
    return new IngestionServer(6, 11);
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> BatchesToAzure.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/azure/azure.camel.yaml";
    };
  }

  @Test
  void a_batch_becomes_arrays_of_a_million_bytes_at_most() throws IOException {
    String record = "{\"_id\":\"%d\",\"timestamp\":1700000000,\"text\":\"" + "x".repeat(60_000);
    var lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(record.formatted(i)).append("\"}\n");
    }

    List<byte[]> bodies = LogsBody.bodies("events/alert", lines.toString().getBytes(UTF_8));

    List<String> ids = new ArrayList<>();
    for (byte[] body : bodies) {
      assertThat(body).hasSizeLessThanOrEqualTo(1_000_000);
      Judge.tree(new String(body, UTF_8))
          .forEach(row -> ids.add(row.path("Record").path("_id").asText()));
    }
    assertThat(bodies).hasSize(3);
    assertThat(ids).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void a_row_has_time_feed_and_key_beside_the_record_as_it_is() throws IOException {
    String record = "{\"_id\":\"a\",\"timestamp\":1700000000,\"n\":12345678901234567890}";

    byte[] body = LogsBody.bodies("alerts/dlp", record.getBytes(UTF_8)).get(0);

    assertThat(new String(body, UTF_8))
        .isEqualTo(
            "[{\"TimeGenerated\":\"2023-11-14T22:13:20Z\",\"Feed\":\"alerts/dlp\",\"RecordKey\":\""
                + Judge.key(record)
                + "\",\"Record\":"
                + record
                + "}]");
  }
}
