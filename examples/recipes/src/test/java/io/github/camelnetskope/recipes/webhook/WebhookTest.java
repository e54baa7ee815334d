package io.github.camelnetskope.recipes.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.recipes.kit.RecipeTest;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The recipe on a receiver that goes away and loses answers. */
class WebhookTest extends RecipeTest {
  @Override
  protected SinkServer sink(Path folder) throws IOException {
    return new Receiver();
  }

  @Override
  protected String route(Form form) {
    return switch (form) {
      case JAVA -> BatchesToWebhook.class.getName();
      case YAML -> "io/github/camelnetskope/recipes/webhook/webhook.camel.yaml";
    };
  }

  /** Computed by another program: {@code printf 'k.{}' | openssl dgst -sha256 -hmac secret}. */
  @Test
  void the_signature_is_what_others_compute() throws Exception {
    assertThat(Signature.of("secret", "k", "{}".getBytes(UTF_8)))
        .isEqualTo("sha256=8ea48694b9075de70a5c1b8a10d1ccc6195b5fa387c4d7428ede4a71fddb8a0c");
  }
}
