package io.github.camelnetskope.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetskopeBuildChecksTest {
  private static final String FILE =
      "PropertiesConfigSource[source=file:/app/target/classes/application.properties]";
  private static final String TOKEN = "camel.component.netskope.token";

  @Test
  void a_token_in_the_applications_own_file_gives_a_warning() {
    assertThat(secrets(FILE, Map.of(TOKEN, "abc", "camel.component.netskope.v1-token", "def")))
        .containsExactly(TOKEN, "camel.component.netskope.v1-token");
  }

  @Test
  void a_token_from_outside_the_application_gives_no_warning() {
    assertThat(secrets(FILE, Map.of(TOKEN, "${netskope.token}"))).isEmpty();
    assertThat(secrets("EnvConfigSource", Map.of(TOKEN, "abc"))).isEmpty();
  }

  @Test
  void options_that_are_no_secrets_may_be_packaged() {
    assertThat(secrets(FILE, Map.of("camel.component.netskope.token-file", "/etc/netskope/token")))
        .isEmpty();
  }

  @Test
  void the_build_of_an_application_with_an_older_camel_fails() {
    assertThatThrownBy(() -> NetskopeBuildChecks.requireNewEnough("4.8.3"))
        .hasMessageContaining("4.14")
        .hasMessageContaining("4.8.3");
    assertThatCode(() -> List.of("4.14.0", "4.18.2").forEach(NetskopeBuildChecks::requireNewEnough))
        .doesNotThrowAnyException();
  }

  private static List<String> secrets(String source, Map<String, String> properties) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, source, 100))
            .withDefaultValue("netskope.token", "from elsewhere")
            .build();
    return NetskopeBuildChecks.packagedSecrets(config);
  }
}
