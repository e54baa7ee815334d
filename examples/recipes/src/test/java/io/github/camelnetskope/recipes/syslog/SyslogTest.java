package io.github.camelnetskope.recipes.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The recipe on an rsyslog that is killed. */
class SyslogTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws Exception {
    assumeTrue(RsyslogServer.program().isPresent(), "NOT RUN: no rsyslogd; install rsyslog");
    return new RsyslogServer();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> BatchesToSyslog.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/syslog/syslog.camel.yaml";
    };
  }

  @Test
  void special_characters_in_structured_data_are_escaped() {
    byte[] line = "{\"_id\":\"a\\\"b]c\",\"timestamp\":1710928898}".getBytes(UTF_8);
    EventRecord record = RecordLines.of(line).get(0);

    assertThat(SyslogPage.message("events/alert", record))
        .startsWith("<134>1 2024-03-20T10:01:38Z netskope camel-netskope - events/alert [")
        .contains("[netskope@32473 key=\"a\\\"b\\]c-")
        .endsWith("\"] " + record.json());
  }
}
