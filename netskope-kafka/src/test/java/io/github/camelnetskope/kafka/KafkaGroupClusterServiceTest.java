package io.github.camelnetskope.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaGroupClusterServiceTest {
  private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", "127.0.0.1:9");

  @Test
  void a_namespace_that_it_was_not_made_for_is_refused() {
    var service = new KafkaGroupClusterService(KAFKA, "group", List.of("a", "b"));

    assertThatThrownBy(() -> service.getView("c")).hasMessageContaining("expected one of [a, b]");
  }

  @Test
  void namespaces_are_distinct() {
    assertThatThrownBy(() -> new KafkaGroupClusterService(KAFKA, "group", List.of("a", "a")))
        .hasMessageContaining("expected distinct names");
  }
}
