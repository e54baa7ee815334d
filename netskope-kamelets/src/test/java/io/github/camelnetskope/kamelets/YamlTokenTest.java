package io.github.camelnetskope.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulatorExtension;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a URI a token needs RAW; in the parameters of YAML it is taken as it is. */
class YamlTokenTest {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String TOKEN = "a+b%41c";

  @RegisterExtension
  final NetskopeSimulatorExtension netskope =
      NetskopeSimulatorExtension.with(s -> s.token(TOKEN).feed("events/alert", f -> f.records(1)));

  @Test
  void a_token_in_parameters_keeps_its_characters() throws Exception {
    var main = new Main();
    main.addInitialProperty("netskope.tenant", netskope.baseUrl());
    main.addInitialProperty("netskope.token", TOKEN);
    main.configure().withRoutesIncludePattern("classpath:routes/token.camel.yaml");
    try {
      main.start();
      var consumer = main.getCamelContext().createConsumerTemplate();

      assertThat(consumer.receiveBody("seda:out", PATIENCE_MILLIS, String.class)).contains("_id");
    } finally {
      main.stop();
    }
  }
}
