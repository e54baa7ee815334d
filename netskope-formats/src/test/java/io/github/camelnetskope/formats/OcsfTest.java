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

/** All output follows OCSF's own schema. */
class OcsfTest {
  private static final RecordFormat OCSF = RecordFormat.load("ocsf");
  private static final OcsfValidator VALIDATOR = validator();

  @ParameterizedTest
  @FieldSource("io.github.camelnetskope.simulator.Feeds#ALL")
  void generated_records_of_each_feed_have_no_schema_error(String feed) {
    assertThat(errors(Corpus.generated(feed, 30))).isEmpty();
  }

  @Test
  void published_samples_have_no_schema_error() {
    assertThat(Corpus.samples()).hasSizeGreaterThan(8);
    assertThat(errors(Corpus.samples())).isEmpty();
  }

  @Test
  void malformed_records_have_no_schema_error() {
    assertThat(errors(Corpus.odd(200))).isEmpty();
  }

  private static Map<String, Integer> errors(List<String> records) {
    Map<String, Integer> errors = new TreeMap<>();
    for (String record : records) {
      JsonNode event = Corpus.json(OCSF.format(record, null));
      for (String error : VALIDATOR.errors(event)) {
        errors.merge(event.path("class_uid") + " " + error, 1, Integer::sum);
      }
    }
    return errors;
  }

  private static OcsfValidator validator() {
    try {
      return new OcsfValidator(new OcsfSchema());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
