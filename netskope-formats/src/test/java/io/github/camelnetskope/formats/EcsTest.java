package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** All output follows the list of ECS' fields. */
class EcsTest {
  private static final RecordFormat ECS = RecordFormat.load("ecs");
  private static final EcsValidator VALIDATOR = validator();

  @ParameterizedTest
  @FieldSource("io.github.camelnetskope.simulator.Feeds#ALL")
  void generated_records_of_each_feed_have_no_error(String feed) {
    assertThat(errors(Corpus.generated(feed, 30))).isEmpty();
  }

  @Test
  void published_samples_have_no_error() {
    assertThat(errors(Corpus.samples())).isEmpty();
  }

  @Test
  void malformed_records_have_no_error() {
    assertThat(errors(Corpus.odd(200))).isEmpty();
  }

  @Test
  void the_validator_finds_violations() {
    String good = ECS.format(Corpus.samples().get(0), null);
    assertThat(VALIDATOR.errors(Corpus.json(good))).isEmpty();
    String bad =
        good.replace("\"ecs\":{", "\"ecs\":{\"colour\":\"red\",")
            .replace("\"event\":{", "\"event\":{\"duration\":\"1\",");
    assertThat(VALIDATOR.errors(Corpus.json(bad)))
        .containsExactlyInAnyOrder("ecs.colour: unknown", "event.duration: no long");
  }

  @Test
  void the_validator_finds_a_value_that_is_not_allowed_and_a_category_without_its_types() {
    JsonNode event =
        Corpus.json(
            "{\"@timestamp\":\"2026-05-04T00:00:00Z\",\"ecs\":{\"version\":\"9.4.0\"},\"event\":"
                + "{\"kind\":\"warning\",\"category\":[\"threat\",\"web\"],\"type\":[\"info\"]}}");

    assertThat(VALIDATOR.errors(event))
        .containsExactlyInAnyOrder(
            "event.kind: not of the value list",
            "event.category threat: unknown, or none of its types");
  }

  private static Map<String, Integer> errors(List<String> records) {
    Map<String, Integer> errors = new TreeMap<>();
    for (String record : records) {
      JsonNode document = Corpus.json(ECS.format(record, null));
      VALIDATOR.errors(document).forEach(error -> errors.merge(error, 1, Integer::sum));
    }
    return errors;
  }

  private static EcsValidator validator() {
    try {
      return new EcsValidator();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
